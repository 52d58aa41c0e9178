import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { OrganisationId } from "../../src/server/domain/identifiers.ts";
import { DAY } from "./movable-clock.ts";
import type { OpenClinic } from "./open-clinic.ts";

/** There is no deed that makes a second organisation: written into the database. */
export function addOrganisation(house: OpenClinic, name = "Hilltop Clinic"): OrganisationId {
  const id = house.clinic.ports.secrets.identifier() as OrganisationId;
  const db = new DatabaseSync(join(house.dataFolder, "clinic.db"));
  db.exec("PRAGMA busy_timeout = 5000");
  db.prepare(
    "INSERT INTO organisations (id, name, retention_ms, emergency_number) VALUES (?, ?, ?, '911')",
  ).run(id, name, DAY);
  db.close();
  return id;
}
