import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalZone, deviceZone, zoneInWords, zonesToChoose } from "./time-zones.ts";

const WINTER = Date.UTC(2031, 10, 25);

test("a time zone is told by its name and its city, as people know it", () => {
  assert.equal(zoneInWords("America/New_York", "en-US", WINTER), "Eastern Time (New York)");
  assert.equal(zoneInWords("America/Los_Angeles", "en-US", WINTER), "Pacific Time (Los Angeles)");
  assert.equal(zoneInWords("Nowhere/At_All", "en-US", WINTER), "Nowhere/At All");
});

test("among the time zones the device's own stands first, and none stands twice under another name", () => {
  const zones = zonesToChoose("US/Eastern");
  assert.equal(zones[0], canonicalZone(deviceZone()));
  assert.equal(zones.includes("US/Eastern"), false);
  assert.equal(zones.filter((zone) => zone === "America/New_York").length, 1);
  assert.equal(new Set(zones.map(canonicalZone)).size, zones.length);
});

test("a time zone that this device does not know is not lost from the choice", () => {
  assert.equal(zonesToChoose("Nowhere/At_All").includes("Nowhere/At_All"), true);
});
