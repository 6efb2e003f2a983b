/* SPDX-License-Identifier: MIT */
/*
 * Publishing the rota: what it was, kept under a number, and what has changed
 * since. A hub counts its own versions; a number is never used twice, also
 * when a version was taken back.
 */
#ifndef HUB_SERVICE_ROTA_VERSION_H
#define HUB_SERVICE_ROTA_VERSION_H

#include "hub/service/hub.h"

struct rota_version_row { /* one version */
    hub_id id;
    int32_t number;    /* 0: none was ever published */
    hub_date from, to; /* the days it covers, both included; NONE: open */
    hub_date on;       /* published */
    const char *by;    /* "" when not known */
    const char *note;
};

enum rota_change_kind { ROTA_SAME, ROTA_NEW, ROTA_MOVED, ROTA_GONE, ROTA_NOW_AGREED, ROTA_CHANGES };

struct rota_place { /* where and when a stay is; host "" when it is not on the rota */
    const char *host, *status;
    hub_wall arrive, leave;
};

struct rota_change { /* one stay: in the version, on the rota now, or both */
    enum rota_change_kind kind;
    hub_id stay;
    const char *family;
    struct rota_place was, now;
};

struct rota_changes {
    struct rota_version_row version;
    struct rota_change *items; /* by the day it is on, then by family; ROTA_SAME ones too */
    size_t count;
    int32_t counts[ROTA_CHANGES];
};

/*
 * Keep every stay of from..to that is a draft, agreed or happened, as the next
 * version of the hub at hand; one undo takes it back. from NONE: today.
 * HUB_EUSAGE: several hubs and none chosen. HUB_ENOTFOUND: there is no stay in
 * those days. HUB_EDENIED.
 */
enum hub_rc hub_rota_publish(struct hub *h, hub_date from, hub_date to, const char *note,
    struct arena *a, struct rota_changes *out, struct hub_err *err);

/* Every version of the hub at hand, newest first. */
enum hub_rc hub_rota_versions(struct hub *h, struct arena *a, struct rota_version_row **out,
    size_t *count, struct hub_err *err);

/*
 * What has changed in from..to (NONE: open) since version `number`; 0: the
 * newest that covers one of those days. None published (or several hubs and
 * none chosen): number 0 and no rows. HUB_ENOTFOUND: no such version.
 */
enum hub_rc hub_rota_changes(struct hub *h, int32_t number, hub_date from, hub_date to,
    struct arena *a, struct rota_changes *out, struct hub_err *err);

/* "Version 3, published Fri 20 Nov 2026 by Amina"; "" when none was. */
const char *rota_version_title(const struct rota_version_row *v, struct arena *a);
/* "Version 3 of the rota is published: 14 stays from 22 Nov 2026, 2 of them drafts." */
const char *rota_published_sentence(const struct rota_changes *c, struct arena *a);
/* "2 new, 1 moved, 1 gone"; "" when nothing has changed. */
const char *rota_changes_counted(const struct rota_changes *c, struct arena *a);
/* "Version 3, published Fri 20 Nov 2026 by Amina; changed since: 2 new, 1 moved, 1 gone." */
const char *rota_changes_sentence(const struct rota_changes *c, struct arena *a);
const char *rota_change_word(enum rota_change_kind kind); /* "moved" */
/* "Okafor: moved from 11–13 Dec 2026 at Amina's to 18–20 Dec 2026 at Ben's"; names as they are, or initials. */
const char *rota_change_sentence(const struct rota_change *c, bool initials, struct arena *a);

#endif
