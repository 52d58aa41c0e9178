import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { NotificationsAnswer } from "../../shared/protocol/guest-bodies.ts";
import { request } from "../connection/request.ts";
import { sayInMenu as words } from "../text/english-menu.ts";

/** A guest on a phone, whose e-mail address the clinic has, has the link mailed there. */
export function OnMyComputer() {
  const [state, setState] = useState<"not there" | "offered" | "sent" | { readonly problem: string }>(
    "not there",
  );
  useEffect(() => {
    if (!isPhone()) return;
    void request<InferOutput<typeof NotificationsAnswer>>("GET", "/api/notifications").then((answer) => {
      if (answer.ok && answer.value.email !== null) setState("offered");
    });
  }, []);
  async function send(): Promise<void> {
    const answer = await request("POST", "/api/invitations/computer", {});
    setState(answer.ok ? "sent" : { problem: answer.error.sentence });
  }
  return (
    <>
      {state !== "not there" && state !== "sent" && (
        <button type="button" class="quiet" onClick={send}>
          {words.onMyComputer}
        </button>
      )}
      <div role="status">
        {state === "sent" && <p class="small">{words.sentToComputer}</p>}
        {typeof state === "object" && <p class="problem">{state.problem}</p>}
      </div>
    </>
  );
}

function isPhone(): boolean {
  return matchMedia("(pointer: coarse), (max-width: 40em)").matches;
}
