// How the application's process is started: settings that must be there before Node begins.

/**
 * Small young generation: less resident memory for a little more collecting. The ceiling of the old one makes a leak an early,
 * clear end (and a restart by the service manager) rather than a machine that swaps.
 */
export const nodeFlags = ['--max-semi-space-size=4', '--max-old-space-size=256']

/** glibc otherwise keeps the 19 MB that hashing a password takes for each of its threads: 140 MB measured. Harmless elsewhere. */
export const launchEnvironment = { MALLOC_MMAP_THRESHOLD_: '262144', ...process.env }
