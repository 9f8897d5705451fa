import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'

interface HandedIn {
  uploadId: string
  name: string
  size: number
}
const key: InjectionKey<ComputedRef<Map<string, HandedIn>>> = Symbol('files handed in with the case')

/** Lets links to files, however deep on the page, bear the names the files were handed in under. */
export function provideFiles(files: () => readonly HandedIn[] | undefined): void {
  provide(key, computed(() => new Map((files() ?? []).map((file) => [file.uploadId, file]))))
}

export const useFiles = () => inject(key, undefined)
