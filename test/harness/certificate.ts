import { generateKeyPairSync, sign } from "node:crypto";

/** Just enough of X.690 for a certificate that this machine makes for itself. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length =
    body.length < 128
      ? [body.length]
      : body.length < 256
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const SEQUENCE = 0x30;
const bytes = (...values: number[]) => Buffer.from(values);
const ECDSA_WITH_SHA256 = der(SEQUENCE, der(0x06, bytes(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02)));
const TEST_NAME = Buffer.from("a test on this machine");
const COMMON_NAME = der(SEQUENCE, der(0x06, bytes(0x55, 4, 3)), der(0x0c, TEST_NAME));
const NAME = der(SEQUENCE, der(0x31, COMMON_NAME));
const VALIDITY = der(
  SEQUENCE,
  der(0x18, Buffer.from("20200101000000Z")),
  der(0x18, Buffer.from("20991231235959Z")),
);

/** For localhost and 127.0.0.1, signed by itself: its own authority. PEM. */
export function makeCertificate(): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const hosts = der(SEQUENCE, der(0x82, Buffer.from("localhost")), der(0x87, bytes(127, 0, 0, 1)));
  const alternativeNames = der(SEQUENCE, der(0x06, bytes(0x55, 0x1d, 0x11)), der(0x04, hosts));
  const authority = der(SEQUENCE, der(0x01, bytes(0xff)));
  const isAuthority = der(SEQUENCE, der(0x06, bytes(0x55, 0x1d, 0x13)), der(0x04, authority));
  const toBeSigned = der(
    SEQUENCE,
    der(0xa0, der(0x02, bytes(2))),
    der(0x02, bytes(1)),
    ECDSA_WITH_SHA256,
    NAME,
    VALIDITY,
    NAME,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, der(SEQUENCE, alternativeNames, isAuthority)),
  );
  const signature = der(0x03, bytes(0), sign("sha256", toBeSigned, privateKey));
  const certificate = der(SEQUENCE, toBeSigned, ECDSA_WITH_SHA256, signature).toString("base64");
  const cert = `-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
  return { cert, key: String(privateKey.export({ type: "pkcs8", format: "pem" })) };
}
