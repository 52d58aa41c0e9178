import "../look/people.css";
import "../look/administration.css";
import { useMemo } from "preact/hooks";
import { ProveDialog } from "../account/prove-dialog.tsx";
import { useAccount } from "../account/use-account.ts";
import { useHouse } from "../app/house.ts";
import { lazily } from "../app/lazy.tsx";
import { sayOfOrganisation as words } from "../text/english-organisation.ts";
import { say } from "../text/say.ts";
import { canonicalZone, zonesToChoose } from "../text/time-zones.ts";
import { ChatSection } from "./chat-section.tsx";
import { logOffChoices } from "./log-off-choices.ts";
import { ChosenSetting, SwitchSetting, TextSetting } from "./setting-fields.tsx";
import { type Organisation, type Saving, useOrganisation } from "./use-organisation.ts";

const SignOnSection = lazily(async () => (await import("../sign-on/sign-on-section.tsx")).SignOnSection);

/** What holds in the organisation; for administrators. */
export function OrganisationPage() {
  const isAdministrator = useHouse().someone.value?.me.roles.includes("administrator");
  return (
    <div class="sheet">
      <h1>{say.organisation}</h1>
      {isAdministrator ? <Settings /> : <p>{words.onlyAdministrators}</p>}
    </div>
  );
}

function Settings() {
  const { account, ask, proving } = useAccount();
  const saving = useOrganisation(ask);
  const { organisation, failed, load } = saving;
  if (organisation === null) return <NotHereYet failed={failed} load={load} />;
  return (
    <>
      <p>{words.savedAtOnce}</p>
      <div class="settings">
        <AboutOrganisation organisation={organisation} saving={saving} />
        <h2>{words.signingIn}</h2>
        <SigningIn organisation={organisation} saving={saving} />
        <SignOnSection />
        <h2>{words.letters}</h2>
        <SwitchSetting
          setting="namedInLetters"
          label={words.named}
          hint={`${words.namedHint} ${byDefault(organisation.defaults.namedInLetters)}`}
          on={organisation.settings.namedInLetters}
          saving={saving}
        />
        <h2>{words.keeping}</h2>
        <p>
          {words.kept(organisation.retentionMs)} {words.keptWhy}
        </p>
        <ChatSection organisation={organisation} ask={ask} onAsked={load} />
      </div>
      {proving !== null && account !== null && <ProveDialog account={account} onEnd={proving} />}
    </>
  );
}

function NotHereYet({ failed, load }: Pick<Saving, "failed" | "load">) {
  return (
    <>
      <div role="alert">{failed !== null && <p class="problem">{failed}</p>}</div>
      {failed === null ? (
        <p class="waiting">{say.loading}</p>
      ) : (
        <button type="button" class="quiet" onClick={load}>
          {say.tryAgain}
        </button>
      )}
    </>
  );
}

type PartProps = { readonly organisation: Organisation; readonly saving: Saving };

function AboutOrganisation({ organisation: { settings }, saving }: PartProps) {
  const zones = useMemo(() => zonesToChoose(settings.timeZone ?? "UTC"), []);
  const choices = zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
  return (
    <>
      <TextSetting
        setting="name"
        label={words.name}
        hint={words.nameHint}
        value={settings.name}
        saving={saving}
      />
      <TextSetting
        setting="emergencyNumber"
        label={words.emergencyNumber}
        hint={words.emergencyHint}
        value={settings.emergencyNumber}
        saving={saving}
      />
      <ChosenSetting
        setting="timeZone"
        label={words.timeZone}
        hint={`${words.timeZoneHint} ${words.byDefault(words.noTimeZone)}`}
        value={settings.timeZone === null ? "" : canonicalZone(settings.timeZone)}
        choices={[{ value: "", label: words.noTimeZone }, ...choices]}
        saving={saving}
        onChosen={(zone) => saving.save("timeZone", zone === "" ? null : zone)}
      />
    </>
  );
}

function SigningIn({ organisation: { settings, defaults }, saving }: PartProps) {
  return (
    <>
      <SwitchSetting
        setting="secondFactor"
        label={words.secondFactor}
        hint={`${words.secondFactorHint} ${byDefault(defaults.secondFactor)}`}
        on={settings.secondFactor}
        saving={saving}
      />
      {(["idleMs", "longestMs"] as const).map((setting) => (
        <ChosenSetting
          key={setting}
          setting={setting}
          label={setting === "idleMs" ? words.idle : words.longest}
          hint={`${setting === "idleMs" ? words.idleHint : words.longestHint} ${words.byDefault(words.period(defaults[setting]))}`}
          value={String(settings[setting])}
          choices={logOffChoices(setting, settings[setting])}
          saving={saving}
          onChosen={(ms) => saving.save(setting, Number(ms))}
        />
      ))}
    </>
  );
}

function byDefault(on: boolean): string {
  return words.byDefault(on ? words.on : words.off);
}
