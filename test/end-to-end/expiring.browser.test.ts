import assert from "node:assert/strict";
import { after, test } from "node:test";
import { BrowserClinic } from "../harness/browser-clinic.ts";

const clinic = await BrowserClinic.start({ after });

test("M4: a message leaves every open screen when its time is over: text, preview, badge and notification", async () => {
  const [one, two] = [await clinic.newcomer("Dr. Brief Alder"), await clinic.newcomer("Brief Beech")];
  const threadId = await clinic.open.threadOf(one, two);
  await clinic.retainFor(6_000);
  await clinic.open.deeds.startThread(one, [two.id]);
  const [chat, home] = [
    await clinic.chat(two, {}, `/chat/${threadId}`),
    await (await clinic.device(one)).newPage(),
  ];
  await home.goto("/");
  await home.getByRole("link", { name: /^Chat/ }).first().waitFor();
  const saidAt = Date.now();
  await clinic.say(two, threadId, "gone in six seconds");
  await chat.getByRole("article").filter({ hasText: "gone in six seconds" }).waitFor();
  await home.getByRole("link", { name: "1 unread notification", exact: true }).waitFor();
  await chat.getByRole("article").filter({ hasText: "gone in six seconds" }).waitFor({ state: "detached" });
  // The page knows the server's time to within half a round trip, which on a busy machine can be long.
  assert.ok(Date.now() >= saidAt + 5_000, "not before its time");
  assert.equal(
    await chat.getByText("gone in six seconds").count(),
    0,
    "the preview in the list went with it",
  );
  await home.getByRole("link", { name: /unread notification/ }).waitFor({ state: "detached" });
});
