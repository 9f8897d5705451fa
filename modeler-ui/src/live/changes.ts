import { reactive } from 'vue'

/** Counters that grow with each event of the signed-in person's stream; pages watch the one they need. */
export const changed = reactive({ tasks: 0, cases: 0, inbox: 0, clock: 0 })
