/* SPDX-License-Identifier: MIT */
/* What a record is signed with as it is written: by whom, and when. Nobody types these. */
#include "hub/base/die.h"

#include "hub_priv.h"

#include <string.h>

enum sign_what { SIGN_NAME, SIGN_PERSON, SIGN_NOW };

static const struct {
    const char *noun, *column;
    enum sign_what what;
} signs[] = {
    {"entry", "author", SIGN_NAME},
    {"entry", "written_at", SIGN_NOW},
    {"incident", "author", SIGN_NAME},
    {"worry", "written_by", SIGN_PERSON},
    {"worry", "written_at", SIGN_NOW},
    {"opening", "person_id", SIGN_PERSON},
    {"opening", "opened_at", SIGN_NOW},
    {"tick", "ticked_by", SIGN_PERSON},
    {"tick", "ticked_at", SIGN_NOW},
    {"stay_note", "written_by", SIGN_PERSON},
    {"stay_note", "written_at", SIGN_NOW},
    {"go_ahead", "given_at", SIGN_NOW},
    {"count", "counted_by", SIGN_NAME},
};

void record_sign(const struct hub *h, const struct noun *n, void *rec, struct arena *a)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strcmp(signs[i].noun, n->name) != 0) {
            continue;
        }
        const struct field *f = noun_field(n, signs[i].column);
        HUB_BUG(f && (f->flags & FIELD_READONLY));
        void *member = (char *)rec + f->offset;
        switch (signs[i].what) {
        case SIGN_NAME:
            *(const char **)member = arena_strdup(a, h->person_name);
            break;
        case SIGN_PERSON:
            *(hub_id *)member = h->person;
            break;
        case SIGN_NOW:
            *(hub_stamp *)member = clock_now(&h->clock);
            break;
        }
    }
}
