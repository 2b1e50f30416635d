/** What a `--history` file holds. */
export const HISTORY_HELP = 'JSON lines sorted by time: { browserId, t, ip?, headers?, components? }; see docs/accuracy.md'
