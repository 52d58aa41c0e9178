import type { GroupRoles } from "../../shared/protocol/sign-on-bodies.ts";

/** "doctors: host" and so on, one group a line; that everybody is a participant need not be said. */
export function groupsAsText(groups: readonly GroupRoles[]): string {
  return groups
    .map(({ group, roles }) => `${group}: ${roles.filter((role) => role !== "participant").join(", ")}`)
    .join("\n");
}

/** @returns the groups, or the first line that cannot be read. The last colon counts: names of groups may have some. */
export function readGroups(text: string): { groups: GroupRoles[] } | { unclear: string } {
  const groups: GroupRoles[] = [];
  for (const line of text.split("\n").map((typed) => typed.trim())) {
    if (line === "") continue;
    const at = line.lastIndexOf(":");
    const group = line.slice(0, at).trim();
    const roles = line
      .slice(at + 1)
      .split(",")
      .map((role) => role.trim().toLowerCase())
      .filter((role) => role !== "");
    if (at === -1 || group === "" || !roles.every(isRole)) return { unclear: line };
    groups.push({ group, roles });
  }
  return { groups };
}

function isRole(text: string): text is GroupRoles["roles"][number] {
  return text === "participant" || text === "host" || text === "administrator";
}
