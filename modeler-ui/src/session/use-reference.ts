import { onMounted, shallowRef } from 'vue'
import type { Reference } from '@/api/types'
import { industryName, specialtyName } from '@/case-view/industry-names'
import { reference } from './store'

/** The reference data with the names it gives to ids; ids stand in until it is there. */
export function useReference() {
  const known = shallowRef<Reference>()
  onMounted(async () => {
    known.value = await reference().catch(() => undefined)
  })
  return {
    known,
    industry: (id: string | undefined) => industryName(known.value, id),
    specialty: (industry: string | undefined, id: string | undefined) => specialtyName(known.value, industry, id),
  }
}
