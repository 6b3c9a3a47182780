/** Holds a session's token; HttpOnly, so that no script reads it. */
export const SESSION_COOKIE = 'fanfare_session'
