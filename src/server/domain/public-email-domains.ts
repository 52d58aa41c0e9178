/** Domains in which anybody has an address: no organisation's provider may speak of them. */
const PUBLIC_EMAIL_DOMAINS: ReadonlySet<string> = new Set([
  ...["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "live.com", "msn.com"],
  ...["yahoo.com", "yahoo.co.uk", "yahoo.de", "yahoo.fr", "ymail.com", "rocketmail.com", "aol.com"],
  ...["icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "tuta.io"],
  ...["gmx.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "mail.com"],
  ...["mail.ru", "yandex.com", "yandex.ru", "zoho.com", "zohomail.com", "fastmail.com", "hey.com"],
  ...["qq.com", "163.com", "126.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "cox.net"],
  ...["orange.fr", "free.fr", "laposte.net", "libero.it", "btinternet.com", "bluewin.ch", "rediffmail.com"],
]);

/** @param domain in lower case */
export function isPublicEmailDomain(domain: string): boolean {
  return PUBLIC_EMAIL_DOMAINS.has(domain);
}
