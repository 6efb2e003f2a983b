/* SPDX-License-Identifier: MIT */
/*
 * The facts a sealed file carries beside its image (SEAL_FACTS): whose copy it is, where it comes
 * from and when it is due, and the agency's settings, which travel with it. "key=value" lines; a
 * key that this hub does not know is passed over.
 */
#ifndef PACK_FACTS_PRIV_H
#define PACK_FACTS_PRIV_H

#include "hub/base/date.h"
#include "hub/base/err.h"
#include "hub/base/id.h"
#include "hub/config/config.h"

struct pack_facts {
    int64_t number;          /* in the hub's list of copies; 0: it is no copy */
    hub_id hub;              /* whose hub; ID_NONE: all that are in it */
    hub_id holder;           /* a person; ID_NONE: no copy */
    const char *holder_name; /* "Amina"; "" */
    hub_id event;            /* ID_NONE: the whole hub */
    hub_date day;            /* of the event; DATE_NONE */
    const char *event_name;  /* with its day: "Coffee morning, Saturday 5 December 2026"; "" */
    const char *holds;       /* "all of Robin Hub: 12 families"; "" */
    const char *keys;        /* public keys it is sealed to beside its passphrase, in base64; "" */
    const char *source;      /* "hub@server"; "": a file */
    hub_date due;            /* DATE_NONE: no day */
    hub_stamp made_at;
    int64_t site, seq;       /* home's site, and its last step that is in the copy */
    int64_t schema;          /* migrations of its image: more than this hub knows is HUB_ENEWER */
};

/* With all settings of `c` but those of this computer (screen, paper, file and person). */
const char *pack_facts_text(
    const struct pack_facts *f, const struct config *c, struct arena *a);
/* HUB_ECORRUPT: not such lines. */
enum hub_rc pack_facts_read(
    const char *text, size_t len, struct arena *a, struct pack_facts *out, struct hub_err *err);
/* `local` with the settings that came along, which win. One this hub does not know, or whose value it
 * would refuse, stays as it is here. */
void pack_facts_config(const char *text, size_t len, const struct config *local, struct arena *a,
    struct config *out);

#endif
