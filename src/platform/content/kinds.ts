import { z } from 'zod'

/** Something that people read: never empty, and without blanks at its ends. */
export const text = z.string().regex(/^\S(.*\S)?$/su, 'a text is not empty and has no blanks at its ends')
