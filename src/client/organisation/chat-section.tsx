import { useState } from "preact/hooks";
import type { Ask } from "../account/use-account.ts";
import { useAskedForm } from "../account/use-asked-form.ts";
import { useHouse } from "../app/house.ts";
import { Dialog } from "../form/dialog.tsx";
import { FormProblem } from "../form/field.tsx";
import { sayOfOrganisation as words } from "../text/english-organisation.ts";
import { say } from "../text/say.ts";
import type { Organisation } from "./use-organisation.ts";

type ChatSectionProps = {
  readonly organisation: Organisation;
  readonly ask: Ask;
  readonly onAsked: () => Promise<void>;
};

/** Whether there is a chat at all: that is Support's to turn, on a request from an administrator's own address. */
export function ChatSection({ organisation, ask, onAsked }: ChatSectionProps) {
  const { chatEnabled, request, mailLeaves } = organisation;
  const wish = chatEnabled ? "off" : "on";
  const email = useHouse().someone.value?.me.email ?? "";
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState("");
  const pending =
    request && (request.state === "confirmed" ? words.confirmed : words.letterSent)[request.wish];
  return (
    <section aria-labelledby="chat-heading" class="settings">
      <h2 id="chat-heading">{words.chat}</h2>
      <p>
        {chatEnabled ? words.chatIsOn : words.chatIsOff} {words.chatWhy}
      </p>
      {pending && <p>{pending(say.dateAndTime(request.at))}</p>}
      <p class="said" role="status">
        {said}
      </p>
      <button type="button" class="quiet" onClick={() => setAsking(true)}>
        {words.ask[wish]}
      </button>
      {asking && (
        <AskDialog
          ask={ask}
          wish={wish}
          how={mailLeaves ? words.askHow(email) : words.askHowWithoutMail}
          deed={mailLeaves ? words.askDo : words.askDoWithoutMail}
          onClose={() => setAsking(false)}
          onAsked={async () => {
            await onAsked();
            setSaid(mailLeaves ? words.asked(email) : words.askedWithoutMail);
          }}
        />
      )}
    </section>
  );
}

type AskDialogProps = {
  readonly ask: Ask;
  readonly wish: "off" | "on";
  readonly how: string;
  readonly deed: string;
  readonly onClose: () => void;
  readonly onAsked: () => Promise<void>;
};

function AskDialog({ ask: askServer, wish, how, deed, onClose, onAsked }: AskDialogProps) {
  const { submission, send } = useAskedForm(askServer);
  return (
    <Dialog label={words.ask[wish]} onClose={onClose}>
      {(close) => {
        async function ask(event: Event): Promise<void> {
          event.preventDefault();
          if ((await send("POST", "/api/organisation/chat-request", { wish })) === null) return;
          close();
          await onAsked();
        }
        return (
          <form onSubmit={ask} noValidate>
            <h2>{words.ask[wish]}</h2>
            <p>{words.askWhat[wish]}</p>
            <p>{how}</p>
            <FormProblem submission={submission} fields={[]} />
            <div class="row end">
              <button type="button" class="quiet" onClick={close}>
                {say.cancel}
              </button>
              <button type="submit">{deed}</button>
            </div>
          </form>
        );
      }}
    </Dialog>
  );
}
