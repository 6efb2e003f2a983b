/* SPDX-License-Identifier: MIT */
#include "hub/model/holding.h"

#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/store/stmt.h"
#include "rows_priv.h"

#include <string.h>

// clang-format off
const struct holding holdings[] = {
    {"person", "family_id", HOLD_BELONGS},
    {"household", "adult_id", HOLD_BELONGS}, {"household", "room_id", HOLD_NAMES},
    {"host", "person_id", HOLD_BELONGS}, {"host", "home_id", HOLD_NAMES},
    {"away", "household_id", HOLD_BELONGS},
    {"exemption", "child_id", HOLD_BELONGS},
    {"sharing", "other_child_id", HOLD_BELONGS},
    {"safety_check", "person_id", HOLD_BELONGS}, {"safety_check", "home_id", HOLD_BELONGS},
    {"safety_check", "household_id", HOLD_BELONGS},
    {"family_host", "host_id", HOLD_BELONGS},
    {"apart", "other_family_id", HOLD_BELONGS}, {"apart", "child_id", HOLD_BELONGS},
    {"apart", "other_child_id", HOLD_BELONGS},
    {"stay", "host_id", HOLD_NAMES}, {"stay", "bed_id", HOLD_NAMES}, {"stay", "swapped_id", HOLD_NAMES},
    {"stay_child", "child_id", HOLD_BELONGS}, {"stay_child", "bed_id", HOLD_NAMES},
    {"collector", "person_id", HOLD_BELONGS},
    {"dose", "corrects_id", HOLD_BELONGS}, {"dose", "withdrawn_by", HOLD_SIGNS},
    {"medicine_count", "corrects_id", HOLD_BELONGS}, {"medicine_count", "withdrawn_by", HOLD_SIGNS},
    {"stay_note", "child_id", HOLD_BELONGS}, {"stay_note", "written_by", HOLD_SIGNS},
    {"go_ahead", "person_id", HOLD_SIGNS},
    {"tell", "child_id", HOLD_BELONGS}, {"tell", "host_id", HOLD_NAMES}, {"tell", "was_host_id", HOLD_NAMES},
    {"tell", "told_by", HOLD_SIGNS},
    {"event", "host_id", HOLD_NAMES},
    {"invitation", "family_id", HOLD_BELONGS}, {"invitation", "person_id", HOLD_BELONGS},
    {"register_line", "child_id", HOLD_BELONGS}, {"register_line", "person_id", HOLD_BELONGS},
    {"log_entry", "family_id", HOLD_BELONGS}, {"log_entry", "child_id", HOLD_BELONGS},
    {"log_entry", "stay_id", HOLD_NAMES}, {"log_entry", "event_id", HOLD_NAMES},
    {"log_entry", "corrects_id", HOLD_BELONGS}, {"log_entry", "withdrawn_by", HOLD_SIGNS},
    {"incident", "child_id", HOLD_BELONGS}, {"incident", "stay_id", HOLD_NAMES},
    {"incident", "event_id", HOLD_NAMES},
    {"worry", "child_id", HOLD_BELONGS}, {"worry", "family_id", HOLD_BELONGS},
    {"worry", "about_id", HOLD_NAMES}, {"worry", "written_by", HOLD_SIGNS},
    {"worry", "corrects_id", HOLD_BELONGS}, {"worry", "withdrawn_by", HOLD_SIGNS},
    {"worry_opening", "person_id", HOLD_SIGNS},
    {"peer", "person_id", HOLD_BELONGS}, {"peer", "family_id", HOLD_NAMES},
    {"peer_never", "peer_id", HOLD_BELONGS},
    {"peer_match", "parent_id", HOLD_NAMES}, {"peer_match", "peer_id", HOLD_NAMES},
    {"tick", "ticked_by", HOLD_SIGNS}, {"tick", "corrects_id", HOLD_BELONGS},
    {"tick", "withdrawn_by", HOLD_SIGNS},
    {"unit", "parent_id", HOLD_NAMES}, {"unit", "peer_id", HOLD_NAMES},
    {"training_person", "person_id", HOLD_BELONGS},
    {"supervision", "person_id", HOLD_BELONGS}, {"supervision", "group_id", HOLD_NAMES},
    {"buddy", "family_id", HOLD_BELONGS}, {"buddy", "newcomer_id", HOLD_BELONGS},
    {"buddy", "buddy_id", HOLD_NAMES},
    {"service_used", "child_id", HOLD_BELONGS},
    {"feedback", "family_id", HOLD_BELONGS}, {"feedback", "stay_id", HOLD_NAMES},
    {"feedback", "event_id", HOLD_NAMES},
    {"access_request", "family_id", HOLD_BELONGS}, {"access_request", "child_id", HOLD_BELONGS},
    {"access_request", "person_id", HOLD_BELONGS},
    {"withheld", "decided_by", HOLD_SIGNS},
    {"retention_line", "family_id", HOLD_BELONGS}, {"retention_line", "person_id", HOLD_BELONGS},
    {"retention_line", "event_id", HOLD_BELONGS}, {"retention_line", "request_id", HOLD_BELONGS},
    {"erasure", "erased_by", HOLD_SIGNS},
    {"rota_version", "published_by", HOLD_SIGNS}, {"sent_copy", "sent_by", HOLD_SIGNS},
    {"rota_version_stay", "stay_id", HOLD_BELONGS}, {"rota_version_stay", "family_id", HOLD_BELONGS},
    {"rota_version_stay", "host_id", HOLD_NAMES},
    {"pack", "holder_id", HOLD_SIGNS}, {"pack", "event_id", HOLD_NAMES},
    {"pack", "taken_by", HOLD_SIGNS}, {"pack_family", "family_id", HOLD_BELONGS},
    {"homecoming", "pack_id", HOLD_NAMES}, {"homecoming", "by_id", HOLD_SIGNS},
    {"question", "homecoming_id", HOLD_NAMES}, {"question", "settled_by", HOLD_SIGNS},
    {"claim", "who_id", HOLD_SIGNS},
};
const size_t holding_count = sizeof holdings / sizeof *holdings;

const struct holding_name holding_names[] = {
    {"family", "name", "another family"},
    {"child", "name|known_as|legal_name", "another child"},
    {"person", "name|known_as", NULL},
    {"household", "name", NULL},
    {"home", "name", "a home"}, {"host", "name", NULL},
    {"family", "phone|address", "(kept back)"},
    {"person", "phone|phone_other|email", "(kept back)"},
    {"child", "nhs_number", "(kept back)"},
    {"home", "address", "(kept back)"},
};
const size_t holding_name_count = sizeof holding_names / sizeof *holding_names;

const struct holding_excuse holding_excuses[] = {
    {"hub", "the hub's own page: its notes are of the work, its lead and numbers of the agency"},
    {"event", "an event is everybody's: who came is in its register"},
    {"event_change", "a date of an event"},
    {"risk_sheet", "a sheet about a place and a day"},
    {"risk_line", "a line of such a sheet"},
    {"support_group", "a group is everybody's"},
    {"group_meeting", "a meeting of a group"},
    {"training", "a training is everybody's; who came is told apart"},
    {"story", "told without names"},
    {"weekend", "a weekend of the whole hub"},
    {"holiday", "a bank holiday"},
    {"rota_version", "a version of the whole rota; its stays belong to their families"},
    {"sent_copy", "numbers, as they were sent"},
    {"pack", "a copy of the hub; whose records an event's holds is told apart"},
    {"homecoming", "counts of a return"},
    {"question", "about a record, and erased with it"}, {"claim", "of a question"},
    {"erasure", "says of what is gone no more than when and why"},
    {"home", "the place of a host"},
    {"room", "of a home"}, {"bed", "of a home"}, {"car", "of a home"}, {"closure", "of a home"},
    {"host", "a host of no person goes by a name of its own"},
};
const size_t holding_excuse_count = sizeof holding_excuses / sizeof *holding_excuses;
// clang-format on

enum holding_kind holding_of(const struct noun *n, const struct field *f)
{
    for (size_t i = 0; i < holding_count; i++) {
        if (strcmp(holdings[i].table, n->table) == 0 && strcmp(holdings[i].column, f->column) == 0) {
            return holdings[i].kind;
        }
    }
    return str_eq(n->owner, f->column) && !str_eq(f->ref, "hub") ? HOLD_BELONGS : HOLD_NAMES;
}

const struct noun *noun_of_table(const char *table)
{
    for (size_t i = 0; i < noun_count; i++) {
        if (strcmp(nouns[i]->table, table) == 0) {
            return nouns[i];
        }
    }
    return NULL;
}

static size_t place_of(const struct noun *n)
{
    size_t i = 0;
    while (i + 1 < noun_count && nouns[i] != n) {
        i++;
    }
    return i;
}

bool held_has(const struct held_set *set, const struct noun *n, hub_id id)
{
    return id_known(id) && idmap_get(&set->known[place_of(n)], id, 0) != 0;
}

/* A column by which records of `noun` belong to those of `to`. */
struct bond {
    const struct noun *noun, *to;
    const char *sql;
};

struct gathering {
    struct store *s;
    const struct held_ask *ask;
    struct held_set *set;
    struct bond *bonds;
    size_t bond_count, bond_cap;
    struct arena *a;
};

void held_put(struct held_set *set, const struct noun *n, hub_id id)
{
    if (held_has(set, n, id)) {
        return;
    }
    arena_grow(set->a, &set->items, set->count, &set->cap, sizeof *set->items);
    set->items[set->count++] = (struct held){n, id};
    idmap_put(&set->known[place_of(n)], id, 1);
}

static void put(struct gathering *g, const struct noun *n, hub_id id)
{
    if (!g->ask->may || g->ask->may(g->ask->arg, n, id)) {
        held_put(g->set, n, id);
    }
}

static void find_bonds(struct gathering *g)
{
    for (size_t i = 0; i < noun_count; i++) {
        for (size_t k = 0; k < nouns[i]->field_count; k++) {
            const struct field *f = &nouns[i]->fields[k];
            if (f->type != FIELD_REF || holding_of(nouns[i], f) != HOLD_BELONGS) {
                continue;
            }
            arena_grow(g->a, &g->bonds, g->bond_count, &g->bond_cap, sizeof *g->bonds);
            g->bonds[g->bond_count++] = (struct bond){nouns[i], noun_find(f->ref),
                arena_printf(g->a, "SELECT id FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY id",
                    nouns[i]->table, f->column)};
        }
    }
}

struct following {
    struct gathering *g;
    const struct bond *bond;
};

static enum hub_rc put_bound(void *arg, struct stmt *q, struct hub_err *err)
{
    (void)err;
    struct following *f = arg;
    put(f->g, f->bond->noun, stmt_id(q, 0));
    return HUB_OK;
}

static enum hub_rc follow(
    struct gathering *g, const struct bond *b, hub_id id, struct hub_err *err)
{
    struct following f = {g, b};
    return rows_each(g->s, b->sql, SQL_ARGS(sql_id(id)), put_bound, &f, err);
}

enum hub_rc held_gather(struct store *s, const struct held_ask *ask, struct arena *a,
    struct held_set *out, struct hub_err *err)
{
    struct gathering g = {.s = s, .ask = ask, .set = out, .a = a};
    enum hub_rc rc = HUB_OK;
    *out = (struct held_set){.a = a, .known = arena_array(a, noun_count, sizeof *out->known)};
    for (size_t i = 0; i < noun_count; i++) {
        idmap_on(&out->known[i], a);
    }
    find_bonds(&g);
    put(&g, ask->noun, ask->id);
    for (size_t i = 0; rc == HUB_OK && i < out->count; i++) {
        struct held at = out->items[i];
        for (size_t k = 0; rc == HUB_OK && k < g.bond_count; k++) {
            rc = g.bonds[k].to == at.noun ? follow(&g, &g.bonds[k], at.id, err) : HUB_OK;
        }
    }
    return rc;
}
