import { sayOfOrganisation as words } from "../text/english-organisation.ts";
import type { Saving, SettingName } from "./use-organisation.ts";

/** Beneath a setting: that it is saved, or why it is not. */
export function SettingFoot({ setting, saving }: { setting: SettingName; saving: Saving }) {
  const { saved, problem } = saving;
  return (
    <>
      <p class="saved small" role="status">
        {saved === setting && words.saved}
      </p>
      {problem?.setting === setting && (
        <p class="problem" id={`${setting}-problem`} role="alert">
          {problem.sentence}
        </p>
      )}
    </>
  );
}

/** @returns what describes a setting to those who do not see the page */
export function describedBy(setting: SettingName, { problem }: Saving): string {
  return problem?.setting === setting ? `${setting}-hint ${setting}-problem` : `${setting}-hint`;
}
