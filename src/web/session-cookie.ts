/** Holds a session's token; HttpOnly, so that no script reads it. */
export const SESSION_COOKIE = 'fanfare_session'

/** As long as the session itself. */
export const SESSION_SECONDS = 12 * 60 * 60
