const ANYWHERE = "https://here.invalid";
const MAX_LENGTH = 500;

/**
 * Where somebody wanted to go, if that is a page of this site; else the home. What browsers take for another site
 * (`//host`, `/\host`, tabs in between) is none: the address is read as they read it.
 */
export function ownPath(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > MAX_LENGTH || !wanted.startsWith("/")) return "/";
  const url = URL.parse(wanted, ANYWHERE);
  if (url?.origin !== ANYWHERE || url.pathname.startsWith("//") || /^\/api(\/|$)/.test(url.pathname))
    return "/";
  return url.pathname + url.search;
}
