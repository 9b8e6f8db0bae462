//! Ids for formats that want UUIDs.

use std::sync::LazyLock;

use uuid::Uuid;

/// The namespace of all ids of this directory. It is made of a name that is nobody's address, so that it stays the
/// same wherever the directory is published.
static NAMESPACE: LazyLock<Uuid> =
    LazyLock::new(|| Uuid::new_v5(&Uuid::NAMESPACE_OID, b"jiujin directory"));

/// The UUIDv5 of a record: equal for good, in every export, for the same kind of record and the same id of ours.
pub fn uuid(kind: &str, id: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("{kind}:{id}").as_bytes())
}
