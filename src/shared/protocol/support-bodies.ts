import * as v from "valibot";
import { Id } from "./parts.ts";

/** Bodies of Support: organisations, and nothing that anybody said or is called. See bodies.ts. */

/** GET /api/support -> SupportAnswer */
export const SupportOrganisation = v.strictObject({
  id: Id,
  name: v.string(),
  chatEnabled: v.boolean(),
  retentionMs: v.number(),
  /** Account holders who can sign in. */
  users: v.number(),
  /** Confirmed, and waiting to be done: the newest. */
  request: v.nullable(
    v.strictObject({
      id: Id,
      wish: v.picklist(["off", "on"]),
      /** The administrator's registered address, from which it was confirmed. */
      email: v.string(),
      confirmedAt: v.number(),
    }),
  ),
});
export const SupportAnswer = v.strictObject({ organisations: v.array(SupportOrganisation) });

/** POST /api/support/organisations/:id/chat -> 204; `request-needed` (409) without a request for exactly this. */
export const SwitchChat = v.strictObject({ enabled: v.boolean(), requestId: Id });
/** POST /api/support/requests/:id/decline -> 204 */
/** PUT /api/support/organisations/:id/retention -> 204: for messages from now on. 1 hour to 30 days, in ms. */
export const SetRetention = v.strictObject({ retentionMs: v.number() });
