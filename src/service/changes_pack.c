/* SPDX-License-Identifier: MIT */
/* What was done with a copy that was taken away, told as people say it. */
#include "hub/base/str.h"
#include "hub/model/person.h"

#include "changes_priv.h"
#include "packs_priv.h"

static bool has_op(const struct step *s, char op)
{
    for (size_t i = 0; i < s->count; i++) {
        if (s->changes[i]->op == op && change_noun(s->changes[i]) == &pack_noun) {
            return true;
        }
    }
    return false;
}

static const char *taken(struct listing *l, const struct step *s, const struct pack *p)
{
    char day[DATE_TEXT];
    if (has_op(s, 'R')) {
        return arena_printf(l->scratch, "took no copy (%lld) after all", (long long)p->number);
    }
    bool own = id_eq(p->holder_id, s->txn->person);
    return arena_printf(l->scratch, "took a copy (%lld)%s%s, %s, due home on %s",
        (long long)p->number, own ? "" : " for ",
        own ? "" : namer_name(l->names, &person_noun, p->holder_id),
        pack_what(l->h, p, l->scratch), date_long(p->due, day));
}

const char *change_pack(struct listing *l, const struct step *s)
{
    static const struct {
        const char *verb, *before, *behind;
    } said[] = {
        {"lost", "said that copy ", " is lost"},
        {"found", "said that copy ", " was found"},
        {"closed", "said that copy ", " is done with"},
        {"edit", "changed when copy ", " is due home"},
    };
    struct pack p;
    struct hub_err ignored;
    if (s->noun != &pack_noun ||
        record_get(l->h->store, &pack_noun, s->record, l->scratch, &p, &ignored) != HUB_OK) {
        return NULL;
    }
    if (str_eq(s->txn->verb, "take")) {
        return taken(l, s, &p);
    }
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        if (str_eq(said[i].verb, s->txn->verb)) {
            return arena_printf(l->scratch, "%s%lld%s", said[i].before, (long long)p.number,
                said[i].behind);
        }
    }
    return NULL;
}
