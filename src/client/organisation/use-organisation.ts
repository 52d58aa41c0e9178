import { useEffect, useRef, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { OrganisationAnswer, OrganisationSettings } from "../../shared/protocol/account-bodies.ts";
import type { Ask } from "../account/use-account.ts";
import { useHouse } from "../app/house.ts";
import { request } from "../connection/request.ts";

export type Organisation = InferOutput<typeof OrganisationAnswer>;
export type SettingName = keyof OrganisationSettings;
type SettingProblem = { readonly setting: SettingName; readonly sentence: string };

/** What others change meanwhile is seen within this time. */
const LOOK_EVERY_MS = 2_000;

/** What holds in the organisation. Each setting is saved by itself, one after the other, as soon as it is changed. */
export function useOrganisation(ask: Ask) {
  const [organisation, setOrganisation] = useState<Organisation | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [saved, setSaved] = useState<SettingName | null>(null);
  const [problem, setProblem] = useState<SettingProblem | null>(null);
  const before = useRef<Promise<unknown>>(Promise.resolve());

  /** The same again draws nothing anew. */
  const show = (heard: Organisation) =>
    setOrganisation((now) => (JSON.stringify(now) === JSON.stringify(heard) ? now : heard));

  async function load(): Promise<void> {
    const answer = await request<Organisation>("GET", "/api/organisation");
    if (answer.ok) show(answer.value);
    setFailed(answer.ok ? null : answer.error.sentence);
  }
  // In its turn: what was asked before a setting was saved must not be shown after it.
  const look = () => {
    before.current = before.current.then(load);
  };
  const standing = useHouse().standing.value;
  useEffect(look, [standing]);
  useEffect(() => {
    const looking = setInterval(() => document.visibilityState === "visible" && look(), LOOK_EVERY_MS);
    return () => clearInterval(looking);
  }, []);

  async function put<S extends SettingName>(setting: S, value: OrganisationSettings[S]): Promise<void> {
    const answer = await ask<Organisation>("PUT", "/api/organisation", { [setting]: value });
    if (answer.ok) {
      setOrganisation(answer.value);
      setSaved(setting);
    }
    setProblem(answer.ok ? null : { setting, sentence: answer.error.sentence });
  }

  function save<S extends SettingName>(setting: S, value: OrganisationSettings[S]): void {
    setSaved(null);
    setProblem(null);
    before.current = before.current.then(() => put(setting, value));
  }

  return { organisation, failed, saved, problem, load, save };
}

export type Saving = ReturnType<typeof useOrganisation>;
