import { ref } from 'vue'

/** Tasks of the same kind and case that the open page hands in together with its own, with the same content. */
export const together = ref<string[]>([])
