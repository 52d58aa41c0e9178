import { useState } from "preact/hooks";
import type { SaveSignOn, SignOnAnswer } from "../../shared/protocol/sign-on-bodies.ts";
import type { Ask } from "../account/use-account.ts";
import { useAskedForm } from "../account/use-asked-form.ts";
import { Field, FormProblem } from "../form/field.tsx";
import { sayOfSignOn as words } from "../text/english-sign-on.ts";
import { say } from "../text/say.ts";
import { GroupsField } from "./groups-field.tsx";
import { groupsAsText, readGroups } from "./groups-text.ts";
import { PATH } from "./use-sign-on.ts";

type ProviderFormProps = {
  readonly signOn: SignOnAnswer;
  readonly ask: Ask;
  readonly onSaved: () => Promise<void>;
  readonly onCancel: () => void;
};

const SHOWN = ["issuer", "clientId", "clientSecret", "domains", "groupsClaim", "groups"];

/** Issuer, client, domains, groups: saved together, because they hold together. */
export function ProviderForm({ signOn, ask, onSaved, onCancel }: ProviderFormProps) {
  const { form, set, body } = useForm(signOn);
  const { submission, send } = useAskedForm(ask);
  const field = (name: Exclude<keyof typeof form, "localSignIn" | "groups">) => ({
    name,
    value: form[name],
    onValue: (value: string) => set({ [name]: value }),
    submission,
  });

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const read = readGroups(form.groups);
    if ("unclear" in read) {
      const sentence = words.groupsUnclear(read.unclear);
      submission.problem.value = { code: "settings-invalid", field: "groups", sentence };
    } else if ((await send("PUT", PATH, body(read.groups))) !== null) await onSaved();
  }

  const secretHint = signOn.provider?.hasSecret ? words.secretKept : words.secretHint;
  return (
    <form onSubmit={save} noValidate class="settings">
      <Field label={words.issuer} hint={words.issuerHint} {...field("issuer")} />
      <TestButton issuer={form.issuer} send={send} />
      <Field label={words.clientId} {...field("clientId")} />
      <Field label={words.clientSecret} hint={secretHint} type="password" {...field("clientSecret")} />
      <Field label={words.domains} hint={words.domainsHint} {...field("domains")} />
      <Field label={words.groupsClaim} {...field("groupsClaim")} />
      <GroupsField value={form.groups} onValue={(groups) => set({ groups })} submission={submission} />
      <LocalSignIn on={form.localSignIn} onChange={(localSignIn) => set({ localSignIn })} />
      <FormProblem submission={submission} fields={SHOWN} />
      <div class="row">
        <button type="submit">{words.save}</button>
        <button type="button" class="quiet" onClick={onCancel}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}

type TestButtonProps = {
  readonly issuer: string;
  readonly send: ReturnType<typeof useAskedForm>["send"];
};

/** Asks the provider what it says of itself, before anything is saved. */
function TestButton({ issuer, send }: TestButtonProps) {
  const [tested, setTested] = useState(false);
  async function test(): Promise<void> {
    setTested(false);
    setTested((await send("POST", `${PATH}/test`, { issuer })) !== null);
  }
  return (
    <>
      <button type="button" class="quiet" onClick={test}>
        {words.test}
      </button>
      <p class="said" role="status">
        {tested && words.testWorks}
      </p>
    </>
  );
}

type LocalSignInProps = { readonly on: boolean; readonly onChange: (on: boolean) => void };

function LocalSignIn({ on, onChange }: LocalSignInProps) {
  return (
    <label class="choice-box">
      <input type="checkbox" checked={on} onChange={() => onChange(!on)} />
      <span>
        {words.localSignIn}
        <span class="small">{words.localSignInHint}</span>
      </span>
    </label>
  );
}

function useForm({ provider, localSignIn }: SignOnAnswer) {
  const [form, setForm] = useState(() => ({
    issuer: provider?.issuer ?? "",
    clientId: provider?.clientId ?? "",
    clientSecret: "",
    domains: provider?.domains.join(", ") ?? "",
    groupsClaim: provider?.groupsClaim ?? "groups",
    groups: groupsAsText(provider?.groups ?? []),
    localSignIn,
  }));
  /** An empty secret is the one that is kept, for the provider that it is kept for. */
  function body(groups: SaveSignOn["groups"]): SaveSignOn {
    const { clientSecret, domains, ...rest } = form;
    const keeps = clientSecret === "" && provider?.hasSecret === true;
    return {
      ...rest,
      ...(!keeps && { clientSecret }),
      groups,
      domains: domains.split(/[\s,;]+/).filter((domain) => domain !== ""),
    };
  }
  return { form, set: (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part })), body };
}
