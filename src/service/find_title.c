/* SPDX-License-Identifier: MIT */
/* The line that names a hit: what a person would say to tell it from the others. */
#include "find_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/group.h"
#include "hub/model/home.h"
#include "hub/model/host.h"
#include "hub/model/log.h"
#include "hub/model/person.h"
#include "hub/model/stay_note.h"
#include "hub/model/training.h"
#include "hub/service/corrections.h"
#include "hub_priv.h"

struct titling {
    struct hub *h;
    struct namer *names;
    struct arena *a;
    struct sb b;
    bool hide;
};

static void part(struct titling *t, const char *text)
{
    if (!str_empty(text)) {
        sb_addf(&t->b, "%s%s", t->b.len ? " · " : "", text);
    }
}

static void name_part(struct titling *t, const char *name)
{
    part(t, t->hide && !str_empty(name) ? utf8_initials(t->a, name) : name);
}

/* A place tells where somebody is. */
static void place_part(struct titling *t, const char *place)
{
    part(t, t->hide ? NULL : place);
}

/* Which hub, where there are several to see. */
static void hub_part(struct titling *t, hub_id hub)
{
    if (!id_known(hub_default(t->h))) {
        part(t, namer_name(t->names, &hub_noun, hub));
    }
}

static void family_title(struct titling *t, const void *rec)
{
    const struct family *f = rec;
    name_part(t, f->name);
    hub_part(t, f->hub_id);
}

static void child_title(struct titling *t, const void *rec)
{
    const struct child *c = rec;
    hub_date today = hub_today(t->h);
    name_part(t, str_empty(c->known_as) ? c->name : c->known_as);
    name_part(t, namer_name(t->names, &family_noun, c->family_id));
    if (date_known(c->born) && date_diff(today, c->born) >= 0) {
        part(t, arena_printf(t->a, "%d", date_age(c->born, today)));
    }
}

static void person_title(struct titling *t, const void *rec)
{
    const struct person *p = rec;
    name_part(t, p->name);
    part(t, str_empty(p->relation) ? p->role : p->relation);
    name_part(t, namer_name(t->names, &family_noun, p->family_id));
    hub_part(t, p->hub_id);
}

static void host_title(struct titling *t, const void *rec)
{
    const struct host *host = rec;
    name_part(t, host->name);
    if (host->beds != INT_NONE) {
        part(t, arena_printf(t->a, host->beds == 1 ? "1 bed" : "%lld beds", (long long)host->beds));
    }
    hub_part(t, host->hub_id);
}

static void home_title(struct titling *t, const void *rec)
{
    const struct home *home = rec;
    name_part(t, home->name);
    hub_part(t, home->hub_id);
}

static void group_title(struct titling *t, const void *rec)
{
    const struct support_group *g = rec;
    part(t, g->name);
    place_part(t, g->place);
    hub_part(t, g->hub_id);
}

static void event_title(struct titling *t, const void *rec)
{
    const struct event *e = rec;
    char at[DATE_TEXT];
    part(t, e->name);
    part(t, date_medium(wall_date(e->starts), at));
    place_part(t, e->place);
    hub_part(t, e->hub_id);
}

static void training_title(struct titling *t, const void *rec)
{
    const struct training *r = rec;
    char at[DATE_TEXT];
    part(t, r->name);
    part(t, date_medium(r->held_on, at));
    hub_part(t, r->hub_id);
}

/* "20 Nov 2026 16:40" */
static const char *day_and_time(struct titling *t, hub_wall at)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    return arena_printf(t->a, "%s %s", date_plain(wall_date(at), day), tod_iso(wall_tod(at), time));
}

static void entry_title(struct titling *t, const void *rec)
{
    const struct log_entry *e = rec;
    part(t, day_and_time(t, e->at));
    name_part(t, namer_name(t->names, &family_noun, e->family_id));
    name_part(t, namer_name(t->names, &child_noun, e->child_id));
    part(t, e->kind);
    part(t, !t->hide                       ? hub_standing(t->h, &log_entry_noun, e, t->a)
            : stamp_known(e->withdrawn_at) ? "taken back"
                                           : NULL);
    hub_part(t, e->hub_id);
}

static void note_title(struct titling *t, const void *rec)
{
    const struct stay_note *n = rec;
    char at[DATE_TEXT];
    part(t, date_plain(n->day, at));
    name_part(t, namer_name(t->names, &child_noun, n->child_id));
    part(t, str_eq(n->kind, "going home") ? "going-home note" : "stay note");
}

static void incident_title(struct titling *t, const void *rec)
{
    const struct incident *i = rec;
    part(t, day_and_time(t, i->at));
    name_part(t, namer_name(t->names, &child_noun, i->child_id));
    part(t, i->kind);
    hub_part(t, i->hub_id);
}

static const struct {
    const struct noun *noun;
    void (*title)(struct titling *t, const void *rec);
} titles[] = {
    {&family_noun, family_title},
    {&child_noun, child_title},
    {&person_noun, person_title},
    {&host_noun, host_title},
    {&home_noun, home_title},
    {&support_group_noun, group_title},
    {&event_noun, event_title},
    {&training_noun, training_title},
    {&log_entry_noun, entry_title},
    {&stay_note_noun, note_title},
    {&incident_noun, incident_title},
};

const char *find_title(struct hub *h, const struct noun *n, const void *rec, bool hide,
    struct namer *names, struct arena *a)
{
    struct titling t = {h, names, a, sb_on(a), hide};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (titles[i].noun == n) {
            titles[i].title(&t, rec);
        }
    }
    return utf8_safe(a, sb_str(&t.b));
}
