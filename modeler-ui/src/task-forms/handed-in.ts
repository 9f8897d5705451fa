/** Keys of tasks completed in this window. */
export const handedIn = new Set<string>()
