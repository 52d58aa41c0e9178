/**
 * Whether this page can ask for a passkey: the browser knows them, the connection is one to be trusted, and there is a
 * name that a passkey can be made for (WebAuthn 5.1.3: an address in numbers is none).
 */
export function passkeysWork(): boolean {
  const { hostname } = location;
  return isSecureContext && "PublicKeyCredential" in globalThis && !/^[\d.]+$|:/.test(hostname);
}
