import type { paths } from './schema'

/** Methods that a path of the API answers. */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
/** Paths of the API that answer a method, as declared: `/api/cases/{caseId}`. */
export type PathFor<M extends Method> = { [P in keyof paths]: paths[P] extends { [K in M]: { responses: unknown } } ? P : never }[keyof paths]
type Operation<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>

type Content<T> = T extends { content: infer C } ? C[keyof C] : never
type Success<R> = { [S in keyof R]: S extends 200 | 201 ? Content<R[S]> : never }[keyof R]

/** What a path answers with, as JSON. */
export type Answer<P extends keyof paths, M extends Method = 'get'> = Operation<P, M> extends { responses: infer R } ? Success<R> : never
/** What a path takes behind the question mark. */
export type Query<P extends keyof paths, M extends Method = 'get'> = Operation<P, M> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never
/** What a path takes as its body. */
export type Body<P extends keyof paths, M extends Method = 'post'> = Operation<P, M> extends { requestBody?: infer B } ? Content<NonNullable<B>> : never
/** What may be asked for: an empty field of a form asks for nothing. */
export type Asked<P extends keyof paths, M extends Method = 'get'> = { [K in keyof Query<P, M>]: Query<P, M>[K] | (NonNullable<Query<P, M>[K]> extends 'true' | 'false' | '0' | '1' ? boolean : never) | '' | null }

type Segments<T extends string> = T extends `${infer First}/${infer Rest}` ? [First, ...Segments<Rest>] : [T]
/** Whether an address stands for a declared path, segment by segment: `/api/cases/A1/progress` for `/api/cases/{caseId}/progress`. */
type Fits<Given, Declared> = Given extends [infer G, ...infer GivenRest]
  ? Declared extends [infer D, ...infer DeclaredRest]
    ? (D extends `{${string}}` ? true : G extends D ? true : false) extends true
      ? Fits<GivenRest, DeclaredRest>
      : false
    : false
  : Declared extends []
    ? true
    : false
/** Declared path that an address stands for. */
export type Declared<M extends Method, Given extends string> = Given extends string ? { [P in PathFor<M>]: Fits<Segments<Given>, Segments<P>> extends true ? P : never }[PathFor<M>] : never
/** An address the API knows for a method; anything else is no address. */
export type Address<M extends Method, Given extends string> = Given extends string ? ([Declared<M, Given>] extends [never] ? never : Given) : never
