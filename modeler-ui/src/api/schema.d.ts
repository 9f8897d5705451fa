/* Made by npm run api-types from the schemas in src/api; not to be edited. */

export interface paths {
    "/api/admin/account-subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Enterprises or experts an account can act for, by name or code */
        get: {
            parameters: {
                query: {
                    q?: string;
                    role: "enterprise" | "expert";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                regionName: string;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts of the own region and below */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                accountId: string;
                                active: boolean;
                                displayName: string;
                                email?: string;
                                enterpriseId?: string;
                                expertId?: string;
                                industries: string[];
                                regionCode: string;
                                regionName: string;
                                /** @enum {string} */
                                role: "enterprise" | "officer" | "secretary" | "expert" | "leader" | "process-administrator" | "auditor";
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                sessionsValidFrom?: string;
                                username: string;
                                version: number;
                            }[];
                            total: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Create an account; an enterprise account without enterpriseId begins a new, empty ledger */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        displayName: string;
                        /** @default  */
                        email?: "" | string;
                        enterpriseId?: string;
                        expertId?: string;
                        /** @default [] */
                        industries?: string[];
                        password: string;
                        regionCode: string;
                        /** @enum {string} */
                        role: "enterprise" | "officer" | "secretary" | "expert" | "leader" | "process-administrator" | "auditor";
                        username: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accountId: string;
                            active: boolean;
                            displayName: string;
                            email?: string;
                            enterpriseId?: string;
                            expertId?: string;
                            industries: string[];
                            regionCode: string;
                            /** @enum {string} */
                            role: "enterprise" | "officer" | "secretary" | "expert" | "leader" | "process-administrator" | "auditor";
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            sessionsValidFrom?: string;
                            username: string;
                            version: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change or lock an account; 409 with the stored one when it was changed elsewhere meanwhile; locking and a new password end its sessions */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        active?: boolean;
                        displayName?: string;
                        email?: "" | string;
                        industries?: string[];
                        password?: string;
                        regionCode?: string;
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accountId: string;
                            active: boolean;
                            displayName: string;
                            email?: string;
                            enterpriseId?: string;
                            expertId?: string;
                            industries: string[];
                            regionCode: string;
                            /** @enum {string} */
                            role: "enterprise" | "officer" | "secretary" | "expert" | "leader" | "process-administrator" | "auditor";
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            sessionsValidFrom?: string;
                            username: string;
                            version: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/admin/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Acts that are kept and did not reach the engine, newest first: refused by it, or waiting for long */
        get: {
            parameters: {
                query?: {
                    before?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                act: string;
                                actId: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                at: string;
                                caseId?: string;
                                displayName: string;
                                enterpriseName?: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                nextAt?: string;
                                /** @enum {string} */
                                reason: "engine-away" | "store-away" | "content" | "unknown-to-engine" | "task-state" | "credentials" | "fault";
                                role: string;
                                taskName?: string;
                                tries: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/acts/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a waiting act again at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Kept; the engine is told as soon as it can be */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Audit trail: who, what, when, before and after */
        get: {
            parameters: {
                query?: {
                    accountId?: string;
                    caseId?: string;
                    page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                accountId: string;
                                act: string;
                                after: unknown;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                at: string;
                                before: unknown;
                                caseId?: string;
                                concerns?: string[];
                                displayName: string;
                                entryId: string;
                                regionCode: string;
                                role: string;
                                subject?: string;
                            }[];
                            total: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Years of the working calendar, and limits that wait for one to be published */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            mayEdit: boolean;
                            waiting: {
                                caseId: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                dueAt: string;
                                enterpriseName: string;
                                /** @enum {string} */
                                kind: "corrections" | "public-notice";
                                year: number;
                            }[];
                            waitingTotal: number;
                            years: {
                                published: boolean;
                                year: number;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/calendar/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every day of a year: working or off, its name, and who made it so */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    year: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            allDays: {
                                date: string;
                                document: string;
                                name: string;
                                /** @enum {string} */
                                origin: "statute" | "arrangement" | "administrator" | "week";
                                working: boolean;
                            }[];
                            arranged: boolean;
                            days: {
                                date: string;
                                document: string;
                                name: string;
                                working: boolean;
                            }[];
                            document: string;
                            published: boolean;
                            version: number;
                            year: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Save a year and move the running limits; what was told is never shortened */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    year: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        days: {
                            /** Format: date */
                            date: string;
                            document: string;
                            name: string;
                            working: boolean;
                        }[];
                        document: string;
                        published: boolean;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            allDays: {
                                date: string;
                                document: string;
                                name: string;
                                /** @enum {string} */
                                origin: "statute" | "arrangement" | "administrator" | "week";
                                working: boolean;
                            }[];
                            arranged: boolean;
                            days: {
                                date: string;
                                document: string;
                                name: string;
                                working: boolean;
                            }[];
                            document: string;
                            moved: number;
                            published: boolean;
                            version: number;
                            year: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/calendar/{year}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which running limits a change would move, from when to when; nothing is saved */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    year: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        days: {
                            /** Format: date */
                            date: string;
                            document: string;
                            name: string;
                            working: boolean;
                        }[];
                        document: string;
                        published: boolean;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            moves: {
                                caseId: string;
                                enterpriseName: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                from: string;
                                fromProvisional: boolean;
                                /** @enum {string} */
                                kind: "corrections" | "public-notice";
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                to: string;
                                toProvisional: boolean;
                            }[];
                            total: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/engine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Health and lag of the engine and its record stream, records set aside, open incidents */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            health: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                at: string;
                                diskLow: boolean;
                                epoch: string;
                                freeBytes?: number;
                                lagMilliseconds: number;
                                lagRecords: number;
                                partitions: {
                                    exportedPosition?: number;
                                    partitionId: number;
                                    processedPosition?: number;
                                    projectedPosition: number;
                                    storedPosition: number;
                                }[];
                                paused: boolean;
                                ready: boolean;
                                setAside: number;
                                stalledWorkers: {
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601, UTC
                                     */
                                    lastPollAt: string;
                                    stalls: number;
                                    type: string;
                                }[];
                            } | null;
                            incidents: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                at: string;
                                caseId: string;
                                elementId: string;
                                key: string;
                                message: string;
                                processId: string;
                                processInstanceKey: string;
                                type: string;
                            }[];
                            setAside: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                at: string;
                                reason: string;
                                recordId: string;
                                stage: string;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/incidents/{key}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the engine try again after an incident */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Letters that have not reached everybody they are for, newest first */
        get: {
            parameters: {
                query?: {
                    before?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                addresses: {
                                    address: string;
                                    /** @enum {string} */
                                    reason?: "no-address" | "bad-address" | "unknown-mailbox" | "mailbox-full" | "too-large" | "rejected" | "put-off" | "sign-in-failed" | "server-away";
                                    /** @enum {string} */
                                    state: "sent" | "deferred" | "refused" | "waiting";
                                }[];
                                caseId: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                createdAt: string;
                                enterpriseName: string;
                                kind: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                nextAt?: string;
                                noticeId: string;
                                /** @enum {string} */
                                reason?: "no-address" | "bad-address" | "unknown-mailbox" | "mailbox-full" | "too-large" | "rejected" | "put-off" | "sign-in-failed" | "server-away";
                                recipientName: string;
                                subject: string;
                                tries: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/letters/{id}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an undelivered letter again, to the recipient’s addresses as they are now */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/missing-offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regions of enterprises, and those above, with an office that cases need and nobody can sign in for */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                regionCode: string;
                                regionName: string;
                                roles: ("enterprise" | "officer" | "secretary" | "expert" | "leader" | "process-administrator" | "auditor")[];
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Undecided moves of seats out of or into the own region */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                askedAt: string;
                                askedByName: string;
                                enterpriseId: string;
                                enterpriseName: string;
                                from: string;
                                fromName: string;
                                mayDecide: boolean;
                                reason: string;
                                to: string;
                                toName: string;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/moves/{enterpriseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm or refuse a move; for administrators whose region covers the seat before and after */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    enterpriseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        granted: boolean;
                        /** @default  */
                        reason?: string;
                        to: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/notice-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Templates of all kinds of notices */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                body: string;
                                kind: string;
                                subject: string;
                                variables: string[];
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/notice-templates/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Template of a kind of notice */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            body: string;
                            kind: string;
                            subject: string;
                            variables: string[];
                            version: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Change the template of a kind of notice */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        body: string;
                        subject: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            body: string;
                            kind: string;
                            subject: string;
                            variables: string[];
                            version: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of every scoring standard */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                importedAt: string;
                                industries: string[];
                                sample: boolean;
                                standardId: string;
                                title: string;
                                totalPoints: number;
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Import the next version of a standard from xlsx; wrong rows are named and nothing is stored */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            standardId: string;
                            version: number;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/standards/{id}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of a standard with its items */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            importedAt: string;
                            industries: string[];
                            items: {
                                category: string;
                                content: string;
                                itemId: string;
                                points: number;
                                project: string;
                                veto: boolean;
                            }[];
                            sample: boolean;
                            standardId: string;
                            title: string;
                            totalPoints: number;
                            version: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/stopped-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases of the own region and below that the engine no longer knows */
        get: {
            parameters: {
                query?: {
                    page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                caseId: string;
                                enterpriseName: string;
                                /** @enum {string} */
                                grade: "1" | "2" | "3" | "small-micro";
                                industry: string;
                                mayBeginAnew: boolean;
                                regionName: string;
                                /** @enum {string} */
                                stage: "submitted" | "preliminary-check" | "corrections" | "forwarded-nationally" | "expert-group" | "document-review" | "on-site-review" | "not-reached-waiting" | "re-review" | "review-report" | "public-notice" | "confirmation" | "announcement" | "rectification" | "ended";
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                submittedAt: string;
                            }[];
                            total: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/stopped-cases/{caseId}/begin-anew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a stopped case and begin another in its place with what the enterprise handed in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            caseId: string;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/stopped-cases/{caseId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a stopped case with a reason its enterprise reads */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much waits for an administrator of the region, counted up to 1001 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            acts: number;
                            calendar: number;
                            letters: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in an application (annex 2); repeated with the same requestId it is one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        application: {
                            /** @default [] */
                            accidents?: {
                                deaths: number;
                                description: string;
                                /** Format: date */
                                occurredOn: string;
                            }[];
                            accidentStatement: string;
                            address: string;
                            attachments: {
                                /** @default [] */
                                deductionSummary?: string[];
                                /** @default [] */
                                licence?: string[];
                                /** @default [] */
                                others?: string[];
                            };
                            /** @default  */
                            cityOpinion?: string;
                            conditions: {
                                hazardRemoval: boolean;
                                hazardSystemInUse: boolean;
                                /** @default  */
                                licenceExpiresOn?: "" | string;
                                /** @default  */
                                licenceNumber?: string;
                                postCompliance: boolean;
                                professionalCompliance: boolean;
                                riskGrading: boolean;
                            };
                            contactName: string;
                            contactPhone: string;
                            /** @default  */
                            countyOpinion?: string;
                            employees: number;
                            enterpriseName: string;
                            enterpriseOpinion: string;
                            /** Format: date */
                            filledOn: string;
                            fixedAssets: number;
                            /** Format: date */
                            foundedOn: string;
                            /** @enum {string} */
                            grade: "1" | "2" | "3" | "small-micro";
                            /** @default  */
                            groupName?: string;
                            industry: string;
                            /** @enum {string} */
                            kind: "initial" | "renewal";
                            legalRepresentative: string;
                            legalRepresentativePhone: string;
                            mainRevenue: number;
                            /** @enum {string} */
                            ownership: "state" | "collective" | "privately-run" | "private" | "joint-venture" | "sole" | "other";
                            /** @default  */
                            previousCertificate?: string;
                            /** @default [] */
                            products?: {
                                name: string;
                                /** @default  */
                                property?: string;
                                /** @default  */
                                quantity?: string;
                                /** @default  */
                                use?: string;
                            }[];
                            safetyOrganisation: string;
                            safetyStaff: number;
                            /** @enum {string} */
                            selfEvaluationGrade: "1" | "2" | "3" | "small-micro";
                            selfEvaluationId: string;
                            selfEvaluationScore: number;
                            specialOperators: number;
                            specialty: string;
                            superiorOpinion: string;
                        };
                        /** Format: uuid */
                        requestId: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            caseId: string;
                            waiting: boolean;
                        };
                    };
                };
                /** @description OK */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            caseId: string;
                            waiting: boolean;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases of the own scope, newest first */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    q?: string;
                    stage?: "submitted" | "preliminary-check" | "corrections" | "forwarded-nationally" | "expert-group" | "document-review" | "on-site-review" | "not-reached-waiting" | "re-review" | "review-report" | "public-notice" | "confirmation" | "announcement" | "rectification" | "ended";
                    status?: "running" | "ended";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CaseRow"][];
                            total: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case as the role may see it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseView"];
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, newest first, piece by piece: acts, steps, documents, notices */
        get: {
            parameters: {
                query?: {
                    before?: string;
                };
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                at: string;
                                elementId?: string;
                                /** @enum {string} */
                                kind: "act" | "step" | "document" | "notice" | "incident";
                                label?: string;
                                office: string;
                                personName?: string;
                                text: string;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer every open item of a correction batch at once (NX-11) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answers: {
                            answer: string;
                            itemId: string;
                            /** @default [] */
                            uploadIds?: string[];
                        }[];
                        batchId: string;
                    };
                };
            };
            responses: {
                /** @description Kept; the engine is told as soon as it can be */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** progress-changed, sheet-changed of one case */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Server-sent events */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/expert-group/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a group would be lawful (NX-12, NX-19, NX-20); stores nothing */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default  */
                        leader?: string;
                        members: string[];
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            coverage: {
                                coveredBy: string[];
                                system: string;
                            }[];
                            lawful: boolean;
                            violations: {
                                code: string;
                                detail: string;
                                expertId?: string;
                                rule: string;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the case is on its models, with open tasks, deadlines and rule ids */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CaseProgress"];
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/re-review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for re-review within 3 months (NX-15c) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            itemId: string;
                            statement: string;
                            /** @default [] */
                            uploadIds?: string[];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Kept; the engine is told as soon as it can be */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/rectified-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in further evidence of rectified items during re-review (NX-15c) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        items: {
                            itemId: string;
                            statement: string;
                            /** @default [] */
                            uploadIds?: string[];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Kept; the engine is told as soon as it can be */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/scoring-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The scoring sheet of a round; without one the latest. An enterprise reads a round that is concluded, without who scored what */
        get: {
            parameters: {
                query?: {
                    round?: number;
                };
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            alsoHere: string[];
                            items: components["schemas"]["ScoredItem"][];
                            /** @enum {string} */
                            kind: "full" | "re-review";
                            round: number;
                            scorers: {
                                [key: string]: string;
                            };
                            standard: {
                                sample: boolean;
                                standardId: string;
                                title: string;
                                totalPoints: number;
                                version: number;
                            } | null;
                            totals: {
                                done: number;
                                items: number;
                                missing: number;
                                obtained: number;
                                score: number | null;
                                total: number;
                                vetoed: string[];
                            };
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/scoring-sheet/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Judge items; those another member changed meanwhile come back as conflicts */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        changes: {
                            deduction?: number;
                            deductionNote?: string;
                            done?: boolean;
                            itemId: string;
                            missing?: boolean;
                            version: number;
                            vetoed?: boolean;
                        }[];
                        round: number;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            conflicts: {
                                itemId: string;
                                stored: components["schemas"]["ScoredItem"];
                            }[];
                            items: components["schemas"]["ScoredItem"][];
                            totals: {
                                done: number;
                                items: number;
                                missing: number;
                                obtained: number;
                                score: number | null;
                                total: number;
                                vetoed: string[];
                            };
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/cases/{caseId}/visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the announced visit to other days while nothing of it is scored (NX-13) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        endsOn: string;
                        /** @default  */
                        note?: string;
                        place: string;
                        reason: string;
                        /** Format: date */
                        startsOn: string;
                    };
                };
            };
            responses: {
                /** @description Kept; the engine is told as soon as it can be */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw the application before it is confirmed (NX-3) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Kept; the engine is told as soon as it can be */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document of a case as PDF */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    documentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description File */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own ledger */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            creditCode: string;
                            enterpriseId: string;
                            name: string;
                            regionCode: string;
                            version: number;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Keep the own ledger current; 409 with the stored one when it was saved elsewhere meanwhile */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        address: string;
                        /** @default  */
                        contactEmail?: "" | string;
                        /** @default  */
                        contactFax?: string;
                        /** @default  */
                        contactMobile?: string;
                        contactName: string;
                        contactPhone: string;
                        creditCode: string;
                        employees: number;
                        /** @default  */
                        fax?: string;
                        fixedAssets: number;
                        /** @default  */
                        foundedOn?: "" | string;
                        /** @default  */
                        groupName?: string;
                        /** @default  */
                        healthCertification?: string;
                        industry: string;
                        legalRepresentative: string;
                        legalRepresentativePhone: string;
                        licence: {
                            /** @default  */
                            expiresOn?: "" | string;
                            /** @default  */
                            number?: string;
                        };
                        mainRevenue: number;
                        name: string;
                        /** @enum {string} */
                        ownership: "state" | "collective" | "privately-run" | "private" | "joint-venture" | "sole" | "other";
                        regionCode: string;
                        safetyOrganisation: string;
                        safetyStaff: number;
                        /** @default  */
                        shiftDetails?: string;
                        shiftWork?: boolean;
                        specialOperators: number;
                        specialty: string;
                        /** @default [] */
                        systems?: string[];
                        /** @default 0 */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            creditCode: string;
                            enterpriseId: string;
                            name: string;
                            regionCode: string;
                            version: number;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprise/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Certificates the enterprise holds or held, and whether renewal may be applied for */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                grade: "1" | "2" | "3" | "small-micro";
                                industry: string;
                                issuedOn: string;
                                number: string;
                                renewable: boolean;
                                renewableFrom: string;
                                status: string;
                                validUntil: string;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprise/drafts/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draft as last saved; version 0 and no content where there is none */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "self-evaluation" | "application";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            content: unknown;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            savedAt?: string;
                            version: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Save a draft; 409 with the stored one when it was saved elsewhere meanwhile */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "self-evaluation" | "application";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        content: unknown;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            savedAt: string;
                            version: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        /** Throw a draft away */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: "self-evaluation" | "application";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprise/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The last request to move the seat, and what became of it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            move: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                askedAt: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                decidedAt?: string;
                                decision?: string;
                                reason: string;
                                regionCode: string;
                                regionName: string;
                                /** @enum {string} */
                                state: "asked" | "granting" | "granted" | "refused";
                            } | null;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Ask for the seat to be moved to another region; not while a case runs */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                        regionCode: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprise/self-evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Self-evaluation reports handed in, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                grade: "1" | "2" | "3" | "small-micro";
                                industry: string;
                                score: number;
                                selfEvaluationId: string;
                                specialty: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                submittedAt: string;
                                year: number;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Hand in a self-evaluation report (annex 1) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        draftId?: string;
                        report: {
                            accidentsAndDisease: string;
                            address: string;
                            applies: boolean;
                            attachments: {
                                /** @default [] */
                                deductionSummary?: string[];
                                /** @default [] */
                                licence?: string[];
                            };
                            buildingProcess: string;
                            conclusion: string;
                            /** @default  */
                            contactEmail?: "" | string;
                            /** @default  */
                            contactFax?: string;
                            /** @default  */
                            contactMobile?: string;
                            contactName: string;
                            contactPhone: string;
                            /** @default [] */
                            deductions?: {
                                item: string;
                                points: number;
                                reason: string;
                            }[];
                            employees: number;
                            enterpriseName: string;
                            /** Format: date */
                            evaluatedOn: string;
                            /** @default  */
                            fax?: string;
                            fixedAssets: number;
                            focalPoints: {
                                continualImprovement: string;
                                elementsAndPdca: string;
                                postCompliance: string;
                                professionalCompliance: string;
                                traces: string;
                            };
                            /** @enum {string} */
                            grade: "1" | "2" | "3" | "small-micro";
                            groupMembers: {
                                isLeader: boolean;
                                name: string;
                                /** @default  */
                                phone?: string;
                                post: string;
                                /** @default  */
                                remark?: string;
                            }[];
                            /** @default  */
                            groupName?: string;
                            /** @default  */
                            healthCertification?: string;
                            industry: string;
                            legalRepresentative: string;
                            legalRepresentativePhone: string;
                            /** @default  */
                            localAuthorityOpinion?: string;
                            mainRevenue: number;
                            overview: string;
                            /** @enum {string} */
                            ownership: "state" | "collective" | "privately-run" | "private" | "joint-venture" | "sole" | "other";
                            /** @default none */
                            previousGrade?: ("1" | "2" | "3" | "small-micro") | "none";
                            publishedInternally: boolean;
                            safetyOrganisation: string;
                            safetyStaff: number;
                            score: number;
                            /** @default  */
                            shiftDetails?: string;
                            shiftWork: boolean;
                            specialOperators: number;
                            specialty: string;
                            superiorOpinion: string;
                            year: number;
                        };
                    };
                };
            };
            responses: {
                /** @description OK */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            selfEvaluationId: string;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprise/self-evaluations/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Annex 1 as filled in, for printing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description File */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** tasks-changed of the own groups, cases-changed of cases that may be seen, inbox-changed, engine-changed, clock-changed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Server-sent events */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Experts for a case, each with what speaks against (NX-19, NX-20) */
        get: {
            parameters: {
                query: {
                    caseId: string;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                active: boolean;
                                consultedEnterpriseIds: string[];
                                experienceYears: number;
                                expertId: string;
                                healthy: boolean;
                                intermediaryId?: string;
                                name: string;
                                phone: string;
                                qualifications: string[];
                                recommendedByUnit: boolean;
                                regionCode: string;
                                specialties: string[];
                                title: string;
                                /** @enum {string} */
                                titleLevel: "junior" | "intermediate" | "senior";
                                trainedOn?: string;
                                unit: string;
                                violations: {
                                    code: string;
                                    detail: string;
                                    expertId?: string;
                                    rule: string;
                                }[];
                            }[];
                            total: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices to the person and the person’s office, newest first */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    unread?: "0" | "1" | "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                body: string;
                                caseId: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                createdAt: string;
                                documentIds: string[];
                                kind: string;
                                noticeId: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                readAt?: string;
                                subject: string;
                            }[];
                            total: number;
                            unread: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/{noticeId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a notice as read */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    noticeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/{processDefinitionKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** BPMN XML of a deployed model */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    processDefinitionKey: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description File */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/xml": string;
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Announcements, newest first */
        get: {
            parameters: {
                query?: {
                    page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                announcedAt: string;
                                authorityName: string;
                                authorityRegion: string;
                                caseId: string;
                                certificateNumber: string;
                                creditCode?: string;
                                enterpriseName: string;
                                /** @enum {string} */
                                grade: "1" | "2" | "3" | "small-micro";
                                industry: string;
                                regionCode: string;
                                regionName: string;
                                specialty: string;
                                validUntil: string;
                            }[];
                            total: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Certificate register */
        get: {
            parameters: {
                query?: {
                    grade?: "1" | "2" | "3" | "small-micro";
                    industry?: string;
                    page?: number;
                    q?: string;
                    regionCode?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                creditCode?: string;
                                enterpriseName: string;
                                /** @enum {string} */
                                grade: "1" | "2" | "3" | "small-micro";
                                industry: string;
                                issuedOn: string;
                                issuer: string;
                                number: string;
                                regionCode: string;
                                regionName: string;
                                specialty: string;
                                /** @enum {string} */
                                status: "in-force" | "provisionally-withdrawn" | "revoked" | "expired";
                                valid: boolean;
                                validFrom?: string;
                                validUntil: string;
                            }[];
                            total: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/certificates/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verify a certificate by its number, however it was typed or pasted */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            certificate: {
                                creditCode?: string;
                                enterpriseName: string;
                                /** @enum {string} */
                                grade: "1" | "2" | "3" | "small-micro";
                                industry: string;
                                issuedOn: string;
                                issuer: string;
                                number: string;
                                regionCode: string;
                                regionName: string;
                                specialty: string;
                                /** @enum {string} */
                                status: "in-force" | "provisionally-withdrawn" | "revoked" | "expired";
                                validFrom?: string;
                                validUntil: string;
                            };
                            valid: boolean;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public notices, newest first */
        get: {
            parameters: {
                query?: {
                    page?: number;
                    running?: "0" | "1" | "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                authorityName: string;
                                creditCode?: string;
                                documentId?: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                endsAt: string;
                                enterpriseName: string;
                                /** @enum {string} */
                                grade: "1" | "2" | "3" | "small-micro";
                                industry: string;
                                noticeId: string;
                                provisional: boolean;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                publishedAt: string;
                                regionName: string;
                                /** @enum {string} */
                                state: "running" | "ended";
                            }[];
                            total: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/notices/{noticeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One public notice */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    noticeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            authorityName: string;
                            creditCode?: string;
                            documentId?: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            endsAt: string;
                            enterpriseName: string;
                            /** @enum {string} */
                            grade: "1" | "2" | "3" | "small-micro";
                            industry: string;
                            noticeId: string;
                            provisional: boolean;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            publishedAt: string;
                            regionName: string;
                            /** @enum {string} */
                            state: "running" | "ended";
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/notices/{noticeId}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notice as published */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    noticeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description File */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/notices/{noticeId}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Object to a running notice; 410 once it has ended */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    noticeId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        contact: string;
                        content: string;
                        name: string;
                        /** Format: uuid */
                        requestId: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            receipt: string;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/objections/{receipt}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of an objection, for whoever has its receipt; nothing of the objector */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    receipt: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            answer?: string;
                            /** @enum {string} */
                            answerWay: "mail" | "phone";
                            authorityName: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            decidedAt?: string;
                            enterpriseName: string;
                            receipt: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            receivedAt: string;
                            /** @enum {string} */
                            state: "open" | "upheld" | "dismissed";
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Regulation pack in force, regions, and the scoring standards there are */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            pack: {
                                name: string;
                                rules: unknown[];
                                title: string;
                            } & {
                                [key: string]: unknown;
                            };
                            regions: {
                                code: string;
                                name: string;
                                parent: string;
                            }[];
                            standards: {
                                industries: string[];
                                industry: string;
                                sample: boolean;
                                standardId: string;
                                title: string;
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sample/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can sign in to the sample instance */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                displayName: string;
                                password: string;
                                regionCode: string;
                                regionName: string;
                                /** @enum {string} */
                                role: "enterprise" | "officer" | "secretary" | "expert" | "leader" | "process-administrator" | "auditor";
                                username: string;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sample/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The instance’s time */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            now: string;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Move the instance’s time forward, the engine’s with it; at most four years at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        addMilliseconds: number;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            now: string;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sample/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Letters the sample instance would have sent, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                noticeId: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                sentAt: string;
                                subject: string;
                                to: string;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sample/mailbox/{noticeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One letter */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    noticeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            noticeId: string;
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            sentAt: string;
                            subject: string;
                            text: string;
                            to: string;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, the CSRF token of the session, and what this instance is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: components["schemas"]["AccountSummary"] | null;
                            csrfToken: string;
                            instance: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                clock: string;
                                enginePaused: boolean;
                                needsFirstAdministrator: boolean;
                                production: boolean;
                                sample: boolean;
                                version: string;
                            };
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        /** Sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        username: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: components["schemas"]["AccountSummary"] | null;
                            csrfToken: string;
                            instance: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                clock: string;
                                enginePaused: boolean;
                                needsFirstAdministrator: boolean;
                                production: boolean;
                                sample: boolean;
                                version: string;
                            };
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        /** Sign out; event streams of the session end */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/first-administrator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create the first administrator of an empty instance with its one-time token */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        displayName: string;
                        password: string;
                        token: string;
                        username: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: components["schemas"]["AccountSummary"] | null;
                            csrfToken: string;
                            instance: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                clock: string;
                                enginePaused: boolean;
                                needsFirstAdministrator: boolean;
                                production: boolean;
                                sample: boolean;
                                version: string;
                            };
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the own password; other sessions of the account end */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        next: string;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: components["schemas"]["AccountSummary"] | null;
                            csrfToken: string;
                            instance: {
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                clock: string;
                                enginePaused: boolean;
                                needsFirstAdministrator: boolean;
                                production: boolean;
                                sample: boolean;
                                version: string;
                            };
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open tasks of the own groups by due date, with counts */
        get: {
            parameters: {
                query?: {
                    mine?: "0" | "1" | "true" | "false";
                    overdue?: "0" | "1" | "true" | "false";
                    page?: number;
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            awaited: {
                                /** @enum {string} */
                                action: "withdraw" | "answer-corrections" | "request-re-review" | "submit-rectified-items";
                                caseId: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                dueAt?: string;
                                enterpriseName: string;
                                /** @enum {string} */
                                grade: "1" | "2" | "3" | "small-micro";
                                provisional?: boolean;
                            }[];
                            counts: {
                                mine: number;
                                open: number;
                                overdue: number;
                            };
                            items: components["schemas"]["TaskRow"][];
                            total: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{taskKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task with its form, its case, what the form asks about, and the own draft */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    taskKey: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            case: components["schemas"]["CaseView"];
                            context: {
                                [key: string]: unknown;
                            };
                            draft: {
                                content: unknown;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                savedAt?: string;
                                version: number;
                            } | null;
                            form: {
                                [key: string]: unknown;
                            } | null;
                            task: {
                                alike: number;
                                assignee?: string;
                                assigneeName?: string;
                                caseId: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                createdAt: string;
                                /**
                                 * Format: date-time
                                 * @description ISO 8601, UTC
                                 */
                                dueAt?: string;
                                elementId: string;
                                enterpriseName: string;
                                formId: string;
                                /** @enum {string} */
                                grade: "1" | "2" | "3" | "small-micro";
                                industry: string;
                                joint: boolean;
                                name: string;
                                office: string;
                                overdue: boolean;
                                provisional?: boolean;
                                returned?: {
                                    /** @enum {string} */
                                    how: "returned" | "resubmitted";
                                    reason: string;
                                    violations: string[];
                                };
                                /** @enum {string} */
                                state: "open" | "completed" | "cancelled";
                                taskKey: string;
                                waiting: boolean;
                            };
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{taskKey}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a task to somebody of its groups */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    taskKey: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accountId: string;
                    };
                };
            };
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{taskKey}/assignees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts the task may be given to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    taskKey: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                accountId: string;
                                displayName: string;
                            }[];
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{taskKey}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a task of the own groups */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    taskKey: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{taskKey}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a task’s form; the payload is checked by its form id (components/schemas/TaskForms) */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    taskKey: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        payload: unknown;
                    };
                };
            };
            responses: {
                /** @description Kept; the engine is told as soon as it can be */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{taskKey}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep what is typed into a task’s form; 409 with the stored one when it was saved elsewhere meanwhile */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    taskKey: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        content: unknown;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * Format: date-time
                             * @description ISO 8601, UTC
                             */
                            savedAt: string;
                            version: number;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{taskKey}/unclaim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a task back to its groups */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    taskKey: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in a file; `purpose` comes before `file` in the form */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** Format: binary */
                        file: string;
                        /** @enum {string} */
                        purpose: "licence" | "deduction-summary" | "photo" | "evidence" | "other";
                    };
                };
            };
            responses: {
                /** @description OK */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            sha256: string;
                            size: number;
                            type: string;
                            uploadId: string;
                        };
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file handed in: for whoever handed it in and for those who may see a case it was handed in with */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description File */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                /** @description Refused or failed */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Error"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountSummary: {
            accountId: string;
            administersInstance: boolean;
            displayName: string;
            enterpriseId?: string;
            expertId?: string;
            industries: string[];
            regionCode: string;
            regionName: string;
            /** @enum {string} */
            role: "enterprise" | "officer" | "secretary" | "expert" | "leader" | "process-administrator" | "auditor";
            username: string;
        };
        CaseProgress: {
            deadlines: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                dueAt: string;
                elementId: string;
                processInstanceKey: string;
                provisional: boolean;
                state: string;
            }[];
            instances: {
                caseId: string;
                elements: {
                    activeKeys: string[];
                    elementId: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     */
                    firstEnteredAt: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     */
                    lastEnteredAt: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     */
                    lastLeftAt?: string;
                    /** @enum {string} */
                    state: "active" | "completed" | "terminated";
                    times: number;
                    type: string;
                }[];
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                endedAt?: string;
                flows: string[];
                history: {
                    elementId: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     */
                    enteredAt: string;
                    key: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     */
                    leftAt?: string;
                    /** @enum {string} */
                    state: "active" | "completed" | "terminated";
                }[];
                incidents: {
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     */
                    at: string;
                    elementId: string;
                    key?: string;
                    message?: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     */
                    resolvedAt?: string;
                    type?: string;
                }[];
                parent?: {
                    elementId: string;
                    elementInstanceKey: string;
                    processInstanceKey: string;
                };
                processDefinitionKey: string;
                processId: string;
                processInstanceKey: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                startedAt: string;
                /** @enum {string} */
                state: "active" | "completed" | "terminated";
                timers: ({
                    /**
                     * Format: date-time
                     * @description ISO 8601, UTC
                     */
                    dueAt: string;
                    elementId: string;
                    key: string;
                    provisional: boolean;
                    state: string;
                } & {
                    [key: string]: unknown;
                })[];
                version: number;
            }[];
            models: {
                [key: string]: {
                    name: string;
                    processId: string;
                    version: number;
                };
            };
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            now: string;
            rules: {
                [key: string]: string[];
            };
            tasks: {
                assigneeName?: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                dueAt?: string;
                elementId: string;
                formId: string;
                office: string;
                overdue: boolean;
                processInstanceKey: string;
                provisional?: boolean;
                taskKey: string;
            }[];
        };
        CaseRow: {
            caseId: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            dueAt?: string;
            enterpriseName: string;
            /** @enum {string} */
            grade: "1" | "2" | "3" | "small-micro";
            holder?: {
                office: string;
                provisional?: boolean;
                regionName?: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                until?: string;
            };
            incidents: number;
            industry: string;
            outcome: ("announced" | "refused" | "closed-by-silence" | "withdrawn" | "not-reached" | "objection-upheld" | "not-confirmed" | "national-result-recorded" | "interrupted") | null;
            provisional?: boolean;
            regionCode: string;
            regionName: string;
            /** @enum {string} */
            stage: "submitted" | "preliminary-check" | "corrections" | "forwarded-nationally" | "expert-group" | "document-review" | "on-site-review" | "not-reached-waiting" | "re-review" | "review-report" | "public-notice" | "confirmation" | "announcement" | "rectification" | "ended";
            /** @enum {string} */
            status: "running" | "ended";
            stopped: boolean;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            submittedAt: string;
        };
        CaseView: {
            actions: ("move-visit" | "withdraw" | "answer-corrections" | "request-re-review" | "submit-rectified-items")[];
            case: {
                caseId: string;
                enterpriseName: string;
                /** @enum {string} */
                grade: "1" | "2" | "3" | "small-micro";
                industry: string;
            } & {
                [key: string]: unknown;
            };
            children: {
                processId: string;
                processInstanceKey: string;
                /** @enum {string} */
                state: "active" | "completed" | "terminated";
            }[];
            documents: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                createdAt: string;
                documentId: string;
                kind: string;
                name: string;
                occasion: string;
                title: string;
            }[];
            files: {
                name: string;
                size: number;
                uploadId: string;
            }[];
            holder: {
                office: string;
                provisional?: boolean;
                regionName?: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                until?: string;
            } | null;
            regionName: string;
            /** @enum {string} */
            stage: "submitted" | "preliminary-check" | "corrections" | "forwarded-nationally" | "expert-group" | "document-review" | "on-site-review" | "not-reached-waiting" | "re-review" | "review-report" | "public-notice" | "confirmation" | "announcement" | "rectification" | "ended";
            stages: {
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at?: string;
                /** @enum {string} */
                stage: "submitted" | "preliminary-check" | "corrections" | "forwarded-nationally" | "expert-group" | "document-review" | "on-site-review" | "not-reached-waiting" | "re-review" | "review-report" | "public-notice" | "confirmation" | "announcement" | "rectification" | "ended";
                /** @enum {string} */
                state: "done" | "current" | "ahead" | "skipped";
            }[];
            stopped: boolean;
            waitingActs: {
                act: string;
                /**
                 * Format: date-time
                 * @description ISO 8601, UTC
                 */
                at: string;
                stopped: boolean;
            }[];
        };
        Error: {
            /** @description docs/errors.md */
            code: string;
            details: {
                [key: string]: unknown;
            };
            /** @description Chinese; English with Accept-Language: en */
            message: string;
        };
        ScoredItem: {
            category: string;
            content: string;
            deduction: number;
            deductionNote: string;
            done: boolean;
            itemId: string;
            kept: boolean;
            missing: boolean;
            points: number;
            project: string;
            scoredBy?: string;
            version: number;
            veto: boolean;
            vetoed: boolean;
        };
        /** @description Payload of a completion by form id */
        TaskForms: {
            "accept-rectification"?: {
                accepted: boolean;
                /** @default  */
                opinion: string;
            };
            "check-rectified-items"?: {
                /** @default  */
                opinion: string;
                sufficient: boolean;
            };
            "check-review-report"?: {
                approved: boolean;
                /** @default  */
                opinion: string;
            };
            "confirm-grade"?: {
                confirmed: boolean;
                /** @default  */
                opinion: string;
            };
            "consider-cancellation"?: {
                opinion: string;
            };
            "document-review"?: {
                /** @enum {string} */
                conclusion: "sufficient" | "insufficient";
                opinion: string;
            };
            "form-expert-group"?: {
                leader: string;
                members: string[];
            };
            "investigate-objection"?: {
                answer: string;
                findings: string;
                upheld: boolean;
            };
            "list-problems"?: {
                opinion: string;
                problems: {
                    advice: string;
                    description: string;
                    /** @default  */
                    itemId: string;
                    /** @enum {string} */
                    problemClass: "non-blocking" | "blocking" | "major-hazard";
                    /** Format: date */
                    rectifyBy?: string;
                }[];
            };
            "preliminary-check"?: {
                /** @default [] */
                corrections: {
                    /** @enum {string} */
                    kind: "missing-document" | "wrong-information" | "unclear-statement" | "other";
                    request: string;
                    subject: string;
                }[];
                /** @default  */
                opinion: string;
                /** @enum {string} */
                outcome: "accepted" | "corrections" | "refused";
                /** @default  */
                reasons: string;
            };
            "prepare-forwarding"?: {
                opinion: string;
            };
            "propose-public-notice"?: {
                opinion: string;
                workingDays: number;
            };
            "record-national-result"?: {
                announced: boolean;
                /** Format: date */
                announcedOn?: string;
                /** @default  */
                certificateNumber: string;
                /** @default  */
                remark: string;
            };
            "report-rectification"?: {
                /** Format: date */
                completedOn: string;
                measures: string;
                /** @default [] */
                uploadIds: string[];
            };
            "schedule-on-site-visit"?: {
                /** Format: date */
                endsOn: string;
                /** @default  */
                note: string;
                place: string;
                /** Format: date */
                startsOn: string;
            };
            "score-on-site"?: {
                /** @constant */
                complete: true;
            };
            "score-rectified-items"?: {
                /** @constant */
                complete: true;
            };
            "sign-conclusion"?: {
                /** @default  */
                opinion: string;
                signs: boolean;
            };
            "submit-review-report"?: {
                conclusion: string;
                enterpriseSituation: string;
                groupComposition: string;
                mainProblems: string;
                rectificationAcceptance: string;
                reviewProcess: string;
                suggestions: string;
            };
        };
        TaskRow: {
            alike: number;
            assignee?: string;
            assigneeName?: string;
            caseId: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description ISO 8601, UTC
             */
            dueAt?: string;
            elementId: string;
            enterpriseName: string;
            formId: string;
            /** @enum {string} */
            grade: "1" | "2" | "3" | "small-micro";
            industry: string;
            joint: boolean;
            name: string;
            office: string;
            overdue: boolean;
            provisional?: boolean;
            returned?: {
                /** @enum {string} */
                how: "returned" | "resubmitted";
                reason: string;
                violations: string[];
            };
            taskKey: string;
            waiting: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
