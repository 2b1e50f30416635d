/** `de-DE` -> `['de-DE', 'de']`: what browsers ask sites for. */
export function languageList(locale: string): string[] {
  const base = locale.split('-')[0] ?? locale
  return base === locale ? [locale] : [locale, base]
}
