/** The one place where the program looks at the time; everything else is handed it. */
export const clock = (): Date => new Date();
