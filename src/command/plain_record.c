/* SPDX-License-Identifier: MIT */
/* Lists of records, and one record with what can be done. */
#include "plain_screens_priv.h"

#include "hub/base/str.h"
#include "hub/command/needs.h"
#include "hub/model/child.h"
#include "hub/model/event.h"
#include "hub/model/family.h"
#include "hub/model/record.h"
#include "hub/service/corrections.h"
#include "hub/service/picks.h"

#include <string.h>

/* --- lists -------------------------------------------------------------------- */

struct listed {
    struct plain *p;
    const struct noun *noun;
    hub_id *ids;
    size_t count, cap;
    struct namer *names;
};

static hub_id ref_in(const struct field *f, const void *rec)
{
    return *(const hub_id *)(const void *)((const char *)rec + f->offset);
}

/* The field by which a record of `n` points to one of `under`; NULL: by none. */
static const struct field *field_to(const struct noun *n, const struct noun *under)
{
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (f->type == FIELD_REF && !(f->flags & FIELD_READONLY) && noun_find(f->ref) == under) {
            return f;
        }
    }
    return NULL;
}

static void list_id(struct listed *l, hub_id id)
{
    arena_grow(l->p->a, &l->ids, l->count, &l->cap, sizeof *l->ids);
    l->ids[l->count++] = id;
}

static enum hub_rc collect(void *arg, const void *rec, struct hub_err *err)
{
    (void)err;
    list_id(arg, ((const struct record *)rec)->id);
    return HUB_OK;
}

/* What has dates is read newest first. */
static void newest_first(struct listed *l)
{
    for (size_t i = 0; l->noun->when && i < l->count / 2; i++) {
        hub_id id = l->ids[i];
        l->ids[i] = l->ids[l->count - 1 - i];
        l->ids[l->count - 1 - i] = id;
    }
}

static enum hub_rc read_list(
    struct listed *l, const struct noun *under, hub_id id, struct hub_err *err)
{
    struct record_ask all = record_ask_all();
    struct pick *picks;
    size_t count = 0;
    enum hub_rc rc;
    if (under) {
        rc = hub_picks_of(l->p->h, l->noun, under, id, l->p->a, &picks, &count, err);
        for (size_t i = 0; rc == HUB_OK && i < count; i++) {
            list_id(l, picks[i].id);
        }
    } else {
        rc = hub_each(l->p->h, l->noun, &all, collect, l, err);
    }
    newest_first(l);
    return rc;
}

static const char *listed_label(void *arg, size_t i, struct arena *a)
{
    struct listed *l = arg;
    struct child c;
    struct hub_err ignored;
    const char *name = namer_shown(l->names, l->noun, l->ids[i], l->p->hide);
    if (l->noun != &child_noun || l->p->hide ||
        hub_get(l->p->h, &child_noun, l->ids[i], a, &c, &ignored)) {
        return name;
    }
    return arena_printf(a, "%s, %s", name, namer_name(l->names, &family_noun, c.family_id));
}

static const char *list_title(const struct listed *l, const struct noun *under, hub_id id)
{
    const char *of = under ? namer_shown(l->names, under, id, l->p->hide) : "";
    return arena_printf(l->p->a, "%s%s%s: %zu", noun_titled(l->noun, l->p->a), *of ? " of " : "", of,
        l->count);
}

/* The new record points to `under`, and to the family that it belongs to. */
static void add_under(struct plain *p, const struct noun *n, const struct noun *under, hub_id id)
{
    struct assignment set[2];
    size_t count = 0;
    struct child child;
    struct hub_err ignored;
    hub_id family = under == &family_noun ? id : ID_NONE, before = p->family;
    const struct field *to = under ? field_to(n, under) : NULL;
    if (under == &child_noun &&
        hub_get(p->h, &child_noun, id, p->a, &child, &ignored) == HUB_OK) {
        family = child.family_id;
    }
    if (to) {
        set[count++] = (struct assignment){to->column, id_text(p->a, id)};
    }
    if (id_known(family) && under != &family_noun && noun_field(n, "family_id")) {
        set[count++] = (struct assignment){"family_id", id_text(p->a, family)};
    }
    p->family = id_known(family) ? family : before;
    plain_add(p, n, set, count);
    p->family = before;
}

/* Which records: all, or those that hang on one. */
struct record_under {
    const struct noun *noun, *under; /* under: NULL for all */
    hub_id id;
};

/* One question about a list read afresh; false: back. */
static bool ask_list(struct plain *p, void *arg)
{
    const struct record_under *of = arg;
    const struct noun *n = of->noun, *under = of->under;
    hub_id id = of->id;
    const char *one = noun_counted(n, 1, p->a);
    struct hub_err err;
    struct listed l = {.p = p, .noun = n, .names = namer_create(p->h, p->a)};
    struct choices c = {
        .word = one,
        .label = listed_label,
        .arg = &l,
        .add = if_met(p, arena_printf(p->a, "write %s", n->name),
            arena_printf(p->a, "Add %s %s", strchr("aeio", one[0]) ? "an" : "a", one)),
    };
    if (read_list(&l, under, id, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    c.count = l.count;
    c.title = list_title(&l, under, id);
    int which = choose(p, &c);
    if (which >= 0) {
        plain_record(p, n, l.ids[which],
            arena_printf(p->a, "%s %d of %zu", one, which + 1, l.count));
    } else if (which == CHOSE_ADD) {
        add_under(p, n, under, id);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_list(struct plain *p, const struct noun *n, const struct noun *under, hub_id id)
{
    struct record_under of = {n, under, id};
    plain_until_left(p, ask_list, &of);
}

/* --- what can be done with one --------------------------------------------------- */

enum deed {
    DEED_REGISTER,
    DEED_RISK,
    DEED_INVITED,
    DEED_TONIGHT,
    DEED_READ,
    DEED_PARTS,
    DEED_HANGING,
    DEED_GO,
    DEED_CHANGE,
    DEED_PRINT,
    DEED_HISTORY,
    DEED_REMOVE,
};

struct deeds {
    struct {
        enum deed deed;
        const char *label;
        const struct noun *noun; /* HANGING, GO */
        const char *page;        /* PRINT */
        hub_id id;               /* GO */
    } items[96];
    size_t count;
    const struct plain *p;
    const struct noun *of; /* what they are done with */
};

static const struct {
    const struct noun *noun;
    const char *page, *label;
} pages[] = {
    {&child_noun, "fridge", "Print the page for the fridge"},
    {&child_noun, "card", "Print the emergency card"},
    {&child_noun, "child", "Print the carer's page"},
    {&family_noun, "family", "Print the family's own sheet"},
    {&family_noun, "card", "Print the emergency cards"},
    {&event_noun, "register", "Print the register, leader's copy"},
    {&event_noun, "signout", "Print the sheet to sign out on"},
    {&event_noun, "event", "Print the event sheet"},
    {&event_noun, "risk", "Print the risk sheet"},
};

/* What somebody needs for it: "read NOUN" of what is gone to, "write NOUN" of what is changed. */
static bool deed_met(const struct plain *p, enum deed deed, const struct noun *of, const struct noun *n)
{
    static const char *const needs[] = {
        [DEED_REGISTER] = "read register_line",
        [DEED_RISK] = "read risk_sheet",
        [DEED_INVITED] = "read invitation",
        [DEED_TONIGHT] = "read medicine",
        [DEED_PARTS] = "hub",
        [DEED_HISTORY] = "history",
        [DEED_REMOVE] = NULL,
    };
    if (deed == DEED_CHANGE || deed == DEED_REMOVE) {
        return needs_met(p->h, arena_printf(p->a, "change %s", of->name));
    }
    return n ? needs_met(p->h, arena_printf(p->a, "read %s", n->name)) : needs_met(p->h, needs[deed]);
}

static void add_deed(struct deeds *d, enum deed deed, const char *label, const struct noun *n,
    const char *page, hub_id id)
{
    if (!deed_met(d->p, deed, d->of, n)) {
        return;
    }
    if (d->count < sizeof d->items / sizeof *d->items) {
        d->items[d->count].deed = deed;
        d->items[d->count].label = label;
        d->items[d->count].noun = n;
        d->items[d->count].page = page;
        d->items[d->count++].id = id;
    }
}

/* What is asked for most of what belongs to a record; the rest comes after, as the tables have it. */
static const char asked_most[] = "person|child|consent|medicine|dose|stay|entry|collector|away|room|"
                                 "bed|household|check";

/* What belongs to it, or points to it: those asked for most, or the others. */
static void add_hanging(struct plain *p, const struct noun *n, bool most, struct deeds *d)
{
    size_t count = most ? str_parts(asked_most) : noun_count;
    for (size_t i = 0; i < count; i++) {
        const struct noun *of = most ? noun_find(str_part(p->a, asked_most, i)) : nouns[i];
        if (of && of != n && !(of->flags & (NOUN_LINK | NOUN_SEALED)) &&
            (most || str_part_index(asked_most, of->name) < 0) &&
            (noun_belongs(of, n) || field_to(of, n))) {
            add_deed(d, DEED_HANGING, noun_titled(of, p->a), of, NULL, ID_NONE);
        }
    }
}

/* What it points to: the child's family, the host's home. */
static void add_linked(struct plain *p, const struct noun *n, hub_id id, struct deeds *d)
{
    struct hub_err ignored;
    void *rec = arena_alloc(p->a, n->size);
    if (hub_get(p->h, n, id, p->a, rec, &ignored) != HUB_OK) {
        return;
    }
    for (size_t i = 0; i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (f->type == FIELD_REF && !(f->flags & FIELD_READONLY) && id_known(ref_in(f, rec)) &&
            !str_eq(f->ref, "hub")) {
            const char *name = shown_name(p, plain_shown(p, f, rec));
            add_deed(d, DEED_GO, arena_printf(p->a, "To the %s: %s", noun_find(f->ref)->name, name),
                noun_find(f->ref), NULL, ref_in(f, rec));
        }
    }
}

static void find_deeds(struct plain *p, const struct noun *n, hub_id id, struct deeds *d)
{
    *d = (struct deeds){.p = p, .of = n};
    if (n == &child_noun) {
        add_deed(d, DEED_TONIGHT, "Tonight: medicine, give a dose", NULL, NULL, ID_NONE);
    }
    if (n == &event_noun) {
        add_deed(d, DEED_REGISTER, "Register: in, out", NULL, NULL, ID_NONE);
        add_deed(d, DEED_RISK, "Risk sheet", NULL, NULL, ID_NONE);
        add_deed(d, DEED_INVITED, "Who is asked, who brings what", NULL, NULL, ID_NONE);
    }
    add_deed(d, DEED_READ, "Read all of it", NULL, NULL, ID_NONE);
    if (*plain_parts_label(n, p->a)) {
        add_deed(d, DEED_PARTS, plain_parts_label(n, p->a), NULL, NULL, ID_NONE);
    }
    if (!(n->flags & NOUN_APPEND_ONLY)) {
        add_deed(d, DEED_CHANGE, "Change", NULL, NULL, ID_NONE);
    } else if (hub_corrects(n)) {
        add_deed(d, DEED_CHANGE, "Put right: a correction is added", NULL, NULL, ID_NONE);
    }
    add_hanging(p, n, true, d);
    add_linked(p, n, id, d);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (pages[i].noun == n) {
            add_deed(d, DEED_PRINT, pages[i].label, NULL, pages[i].page, ID_NONE);
        }
    }
    add_deed(d, DEED_HISTORY, "History", NULL, NULL, ID_NONE);
    add_deed(d, DEED_REMOVE, n->flags & NOUN_APPEND_ONLY ? "Take back" : "Remove", NULL, NULL, ID_NONE);
    add_hanging(p, n, false, d);
}

static const char *deed_label(void *arg, size_t i, struct arena *a)
{
    (void)a;
    return ((const struct deeds *)arg)->items[i].label;
}

/* A line that stays, or one that moves to Removed. */
static void remove_record(struct plain *p, const struct noun *n, hub_id id, const char *name)
{
    struct hub_err err;
    bool stays = n->flags & NOUN_APPEND_ONLY;
    const char *question =
        stays ? arena_printf(p->a, "Take back the %s %s? The line stays and says so.", n->name, name)
              : arena_printf(p->a, "Remove the %s %s? It can be brought back.", n->name, name);
    if (!ask_yes(p, question)) {
        return;
    }
    if (hub_remove(p->h, n, id, &err) == HUB_OK) {
        say(p, stays ? "Taken back." : "Removed. u brings it back.");
    } else {
        say_error(p, &err);
    }
}

static void do_deed(struct plain *p, const struct noun *n, hub_id id, const struct deeds *d,
    size_t which)
{
    const char *name = namer_shown(namer_create(p->h, p->a), n, id, p->hide);
    switch (d->items[which].deed) {
    case DEED_REGISTER:
        plain_register(p, id, DATE_NONE);
        break;
    case DEED_RISK:
        plain_risk(p, id, DATE_NONE);
        break;
    case DEED_INVITED:
        plain_invited(p, &(struct plain_event){.id = id, .title = name, .day = DATE_NONE});
        break;
    case DEED_TONIGHT:
        plain_tonight(p, id);
        break;
    case DEED_READ:
        say_fields(p, n, id);
        break;
    case DEED_PARTS:
        plain_parts(p, n, id);
        break;
    case DEED_HANGING:
        plain_list(p, d->items[which].noun, n, id);
        break;
    case DEED_GO:
        plain_record(p, d->items[which].noun, d->items[which].id, NULL);
        break;
    case DEED_CHANGE:
        plain_edit(p, n, id);
        break;
    case DEED_PRINT:
        plain_print(p, d->items[which].page, id_text(p->a, id));
        break;
    case DEED_HISTORY:
        plain_history(p, n, id);
        break;
    case DEED_REMOVE:
        remove_record(p, n, id, name);
        break;
    }
}

/* Removed, or never saved after all: there is nothing to show. */
static bool is_there(struct plain *p, const struct noun *n, hub_id id)
{
    struct hub_err err;
    struct record *r = arena_alloc(p->a, n->size);
    enum hub_rc rc = hub_get(p->h, n, id, p->a, r, &err);
    if (rc != HUB_OK && rc != HUB_ENOTFOUND) {
        say_error(p, &err);
    }
    return rc == HUB_OK && !stamp_known(r->removed_at);
}

struct one {
    const struct noun *noun;
    hub_id id;
    const char *place; /* "family 3 of 9"; NULL */
};

/* One question about a record read afresh; false: back. */
static bool ask_record(struct plain *p, void *arg, bool aloud)
{
    const struct one *one = arg;
    const struct noun *n = one->noun;
    const hub_id id = one->id;
    struct deeds d;
    if (!is_there(p, n, id)) {
        return false;
    }
    const char *name = namer_shown(namer_create(p->h, p->a), n, id, p->hide);
    if (aloud) {
        say(p, "\n%s%s%s", one->place ? one->place : "",
            one->place ? ": " : "", name);
        say_record(p, n, id);
    }
    find_deeds(p, n, id, &d);
    struct choices c = {.title = name, .count = d.count, .label = deed_label, .arg = &d};
    int which = choose(p, &c);
    if (which >= 0) {
        do_deed(p, n, id, &d, (size_t)which);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_record(struct plain *p, const struct noun *n, hub_id id, const char *place)
{
    struct one one = {n, id, place};
    plain_aloud_until_left(p, ask_record, &one);
}
