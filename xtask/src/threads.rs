//! The same work with many things, on as many threads as the machine has cores or the caller says.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Result, anyhow};

/// How many threads work at once; 0 until it is asked for or said.
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// How many threads work at once: as many as the machine has cores, or as was said.
pub fn count() -> usize {
    match COUNT.load(Ordering::Relaxed) {
        0 => thread::available_parallelism().map_or(1, usize::from),
        count => count,
    }
}

/// Says how many threads work at once.
pub fn limit(count: NonZeroUsize) {
    COUNT.store(count.get(), Ordering::Relaxed);
}

/// Does the same with each item, on [`count`] threads; results in order.
pub fn each<I: Sync, T: Send>(
    items: &[I],
    work: impl Fn(&I) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    each_on(count(), items, work)
}

/// Does the same with each item, on so many threads; results in order.
pub fn each_on<I: Sync, T: Send>(
    count: usize,
    items: &[I],
    work: impl Fn(&I) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let worker = || -> Result<Vec<(usize, T)>> {
        let mut done = Vec::new();
        loop {
            let position = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(position) else {
                return Ok(done);
            };
            done.push((position, work(item)?));
        }
    };
    let mut done = thread::scope(|scope| -> Result<_> {
        let workers: Vec<_> = (0..count).map(|_| scope.spawn(worker)).collect();
        let mut done = Vec::with_capacity(items.len());
        for worker in workers {
            done.extend(worker.join().map_err(|_| anyhow!("a worker panicked"))??);
        }
        Ok(done)
    })?;
    done.sort_by_key(|(position, _)| *position);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items_and_an_error_is_not_lost() {
        let items: Vec<u32> = (0..100).collect();
        assert_eq!(
            each(&items, |item| Ok(item * 2)).unwrap(),
            items.iter().map(|item| item * 2).collect::<Vec<_>>()
        );
        assert!(
            each(&items, |item| if *item == 70 {
                Err(anyhow!("no"))
            } else {
                Ok(())
            })
            .is_err()
        );
    }
}
