/* SPDX-License-Identifier: MIT */
/* Who waits to be told, with phone and words; and somebody told. */
#include "hub/service/tells.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/config/config.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "namer_priv.h"
#include "tells_priv.h"
#include "today_priv.h"

#include <stdlib.h>
#include <string.h>

/* --- who, and the phone --------------------------------------------------------- */

/* Its phone left open; "": it has none. */
static const char *phone_cell(struct hub *h, const struct noun *n, hub_id id, struct arena *a)
{
    struct hub_err ignored;
    void *rec = arena_alloc(a, n->size);
    bool known = id_known(id) && record_get(h->store, n, id, a, rec, &ignored) == HUB_OK &&
                 !field_is_empty(noun_field(n, "phone"), rec);
    return known ? due_cell(a, n, id, "phone") : "";
}

/* Of the family's people the first to ring who may be told; else the first with a phone. */
static enum hub_rc family_contact(
    struct hub *h, hub_id family, struct arena *a, hub_id *out, struct hub_err *err)
{
    struct record_query q = {.order = "emergency_order,id"};
    struct record_list people;
    int best = 0;
    *out = ID_NONE;
    query_is(&q, "family_id", family);
    query_text(&q, "phone", RECORD_KNOWN, NULL);
    enum hub_rc rc = record_list(h->store, &person_noun, &q, a, &people, err);
    for (size_t i = 0; rc == HUB_OK && i < people.count; i++) {
        const struct person *p = record_at(&people, i);
        int worth = 1 + 2 * (p->emergency_order != INT_NONE) + 4 * (p->can_be_told == 1);
        if (worth > best) {
            best = worth;
            *out = p->record.id;
        }
    }
    return rc;
}

static enum hub_rc tell_family(
    struct hub *h, const struct stay *s, struct arena *a, struct tell_words *w, struct hub_err *err)
{
    hub_id contact;
    const char *family = due_name(a, &family_noun, s->family_id);
    enum hub_rc rc = family_contact(h, s->family_id, a, &contact, err);
    w->who = family;
    w->phone = phone_cell(h, &family_noun, s->family_id, a);
    if (rc == HUB_OK && id_known(contact)) {
        w->who = arena_printf(a, "%s (%s)", due_name(a, &person_noun, contact), family);
        w->phone = phone_cell(h, &person_noun, contact, a);
    }
    return rc;
}

static enum hub_rc tell_host(
    struct hub *h, hub_id id, struct arena *a, struct tell_words *w, struct hub_err *err)
{
    struct host host;
    enum hub_rc rc = record_get(h->store, &host_noun, id, a, &host, err);
    w->who = due_name(a, &host_noun, id);
    w->phone = rc == HUB_OK ? phone_cell(h, &person_noun, host.person_id, a) : "";
    return rc;
}

static enum hub_rc tell_agency(
    struct hub *h, const struct stay *s, struct arena *a, struct tell_words *w, struct hub_err *err)
{
    struct family family;
    struct hub_row hub;
    enum hub_rc rc = record_get(h->store, &family_noun, s->family_id, a, &family, err);
    rc = rc == HUB_OK ? record_get(h->store, &hub_noun, family.hub_id, a, &hub, err) : rc;
    w->who = "the agency";
    w->phone = rc == HUB_OK && !str_empty(hub.agency_phone)
                   ? due_cell(a, &hub_noun, family.hub_id, "agency_phone")
               : h->config && h->config->phones.agency ? h->config->phones.agency
                                                       : "";
    return rc;
}

/* --- the words -------------------------------------------------------------------- */

enum hub_rc stay_children(
    struct hub *h, hub_id stay, struct arena *a, const char **out, struct hub_err *err)
{
    struct sb ids = sb_on(a), b = sb_on(a);
    enum hub_rc rc =
        record_links(h->store, noun_field(&stay_noun, "children"), stay, &ids, err);
    const char *p = ids.len ? sb_str(&ids) : "";
    while (rc == HUB_OK && *p) {
        char *end;
        hub_id id = {strtoll(p, &end, 10)};
        p = *end ? end + 1 : end;
        sb_addf(&b, "%s%s", !b.len ? "" : *p ? ", " : " and ", due_name(a, noun_find("child"), id));
    }
    *out = b.len ? sb_str(&b) : "the children";
    return rc;
}

static const char *days_at(hub_wall from, hub_wall to, hub_id host, struct arena *a)
{
    char first[DATE_TEXT], last[DATE_TEXT];
    bool day = wall_date(from).d == wall_date(to).d;
    const char *days = day ? arena_strdup(a, date_medium(wall_date(from), first))
                           : arena_printf(a, "%s to %s", date_short(wall_date(from), first),
                                 date_medium(wall_date(to), last));
    return id_known(host) ? arena_printf(a, "%s at %s's", days, due_name(a, noun_find("host"), host))
                          : days;
}

static const char *for_family(
    const struct tell *t, const struct stay *s, const char *children, struct arena *a)
{
    const char *was = days_at(t->was_arrive, t->was_leave, t->was_host_id, a);
    const char *is = days_at(s->arrive, s->leave, s->host_id, a);
    if (id_known(t->child_id)) {
        return arena_printf(a, "%s %s, %s.", due_name(a, noun_find("child"), t->child_id),
            str_eq(t->what, "comes too") ? "comes too" : "does not come after all", is);
    }
    if (str_eq(t->what, "agreed")) {
        return arena_printf(a, "The sleepover of %s is agreed: %s.", children, is);
    }
    if (str_eq(t->what, "cancelled") && !stay_firm(t->was_status)) {
        return arena_printf(a, "%s cannot come %s after all.", children, was);
    }
    if (str_eq(t->what, "cancelled")) {
        return arena_printf(a, "The sleepover of %s, %s, is off.", children, was);
    }
    return arena_printf(a, "The sleepover of %s %s: now %s, not %s.", children,
        str_eq(t->what, "swapped") ? "was swapped with another family's" : "has moved", is, was);
}

/* "Theo (Okafor) comes to you too, Fri 11 Dec to Sun 13 Dec 2026." */
static const char *child_for_host(
    const struct tell *t, const struct stay *s, const char *days, struct arena *a)
{
    const char *who = arena_printf(a, "%s (%s)", due_name(a, noun_find("child"), t->child_id),
        due_name(a, &family_noun, s->family_id));
    return arena_printf(a,
        str_eq(t->what, "comes too") ? "%s comes to you too, %s."
                                     : "%s does not come to you after all, %s.",
        who, days);
}

static const char *for_host(
    const struct tell *t, const struct stay *s, const char *children, struct arena *a)
{
    const char *was = days_at(t->was_arrive, t->was_leave, ID_NONE, a);
    const char *is = days_at(s->arrive, s->leave, ID_NONE, a);
    const char *who = arena_printf(a, "%s (%s)", children, due_name(a, &family_noun, s->family_id));
    bool did = stay_firm(t->was_status) && id_eq(t->was_host_id, t->host_id);
    bool does = stay_firm(s->status) && id_eq(s->host_id, t->host_id);
    if (id_known(t->child_id)) {
        return child_for_host(t, s, is, a);
    }
    bool many = strstr(children, " and ") != NULL;
    const char *come = many ? "come" : "comes";
    if (did && does) {
        return arena_printf(a, "%s %s to you %s, not %s.", who, come, is, was);
    }
    return did ? arena_printf(
                     a, "%s %s not come to you %s after all.", who, many ? "do" : "does", was)
               : arena_printf(a, "%s %s to you %s.", who, come, is);
}

enum hub_rc tell_words(struct hub *h, const struct tell *t, const struct stay *s, struct arena *a,
    struct tell_words *out, struct hub_err *err)
{
    const char *children = "";
    bool family = str_eq(t->whom, "family"), host = str_eq(t->whom, "host");
    *out = (struct tell_words){"", "", ""};
    enum hub_rc rc = stay_children(h, s->record.id, a, &children, err);
    if (rc == HUB_OK) {
        rc = family ? tell_family(h, s, a, out, err)
             : host ? tell_host(h, t->host_id, a, out, err)
                    : tell_agency(h, s, a, out, err);
    }
    out->words = family ? for_family(t, s, children, a)
                 : host ? for_host(t, s, children, a)
                        : arena_printf(a, "%s (%s) came in an emergency: %s.", children,
                              due_name(a, &family_noun, s->family_id),
                              days_at(s->arrive, s->leave, s->host_id, a));
    return rc;
}

/* --- the list ---------------------------------------------------------------------- */

static enum hub_rc make_line(struct hub *h, struct namer *names, const struct tell *t,
    struct arena *a, struct tell_line *out, struct hub_err *err)
{
    struct stay s;
    struct tell_words w;
    enum hub_rc rc = record_get(h->store, &stay_noun, t->stay_id, a, &s, err);
    rc = rc == HUB_OK ? tell_words(h, t, &s, a, &w, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    bool told = str_eq(t->state, "told");
    *out = (struct tell_line){.id = t->record.id,
        .stay = t->stay_id,
        .who = due_shown(h, names, w.who, a),
        .phone = due_shown(h, names, w.phone, a),
        .words = told && t->words ? t->words : due_shown(h, names, w.words, a),
        .family = namer_name(names, &family_noun, s.family_id),
        .arrive = wall_date(s.arrive),
        .due = t->due,
        .told = told,
        .told_at = t->told_at,
        .how = t->told_how ? t->told_how : "",
        .by = namer_name(names, &person_noun, t->told_by)};
    return HUB_OK;
}

static int open_first(const void *x, const void *y)
{
    const struct tell_line *a = x, *b = y;
    if (a->told != b->told) {
        return a->told - b->told;
    }
    if (a->told && a->told_at.ms != b->told_at.ms) {
        return a->told_at.ms > b->told_at.ms ? -1 : 1;
    }
    if (a->arrive.d != b->arrive.d) {
        return a->arrive.d < b->arrive.d ? -1 : 1;
    }
    return (a->id.n > b->id.n) - (a->id.n < b->id.n);
}

enum hub_rc hub_tells(struct hub *h, const struct tell_ask *ask, struct arena *a,
    struct tell_line **out, size_t *count, struct hub_err *err)
{
    struct record_query q = {0};
    struct record_list list = {0};
    struct namer *names = namer_create(h, a);
    *count = 0;
    *out = NULL;
    enum hub_rc rc = access_check(h, VERB_READ, &tell_noun, err);
    if (id_known(hub_narrowed(h))) {
        q.scope = &hub_noun;
        q.scope_id = hub_narrowed(h);
    }
    if (id_known(ask->stay)) {
        query_is(&q, "stay_id", ask->stay);
    }
    if (!ask->told) {
        query_text(&q, "state", RECORD_IS, "to tell");
    }
    rc = rc == HUB_OK ? record_list(h->store, &tell_noun, &q, a, &list, err) : rc;
    *out = arena_array(a, list.count + 1, sizeof **out);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct tell *t = record_at(&list, i);
        if (!str_eq(t->state, "not needed")) {
            rc = make_line(h, names, t, a, &(*out)[(*count)++], err);
        }
    }
    if (*count > 1) {
        qsort(*out, *count, sizeof **out, open_first);
    }
    return rc;
}

static bool called(const struct tell_line *l, const char *folded, struct arena *a)
{
    return strstr(utf8_fold(a, l->who), folded) || strstr(utf8_fold(a, l->family), folded);
}

enum hub_rc hub_tells_called(struct hub *h, const char *name, struct arena *a,
    struct tell_line **out, size_t *count, struct hub_err *err)
{
    const struct tell_ask open = {ID_NONE, false};
    size_t all, kept = 0;
    int64_t id;
    const char *folded = utf8_fold(a, str_trim(a, name));
    enum hub_rc rc = hub_tells(h, &open, a, out, &all, err);
    *count = 0;
    for (size_t i = 0; rc == HUB_OK && i < all; i++) {
        bool number = str_int(name, 1, INT64_MAX, &id) && (*out)[i].id.n == id;
        if (number || (*folded && called(&(*out)[i], folded, a))) {
            (*out)[kept++] = (*out)[i];
        }
    }
    *count = kept;
    return rc == HUB_OK && kept == 0
               ? hub_fail(err, HUB_ENOTFOUND, "Nobody called %s waits to be told.", name)
               : rc;
}

/* --- told -------------------------------------------------------------------------- */

struct telling {
    hub_id id;
    const char *how;
    struct arena *a;
};

static enum hub_rc done_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct telling *w = arg;
    struct tell t;
    struct tell_line line;
    struct namer *names = namer_create(h, w->a);
    enum hub_rc rc = record_get(h->store, &tell_noun, w->id, w->a, &t, err);
    if (rc == HUB_OK && !str_eq(t.state, "to tell")) {
        return hub_fail(err, HUB_ENOTFOUND,
            str_eq(t.state, "told") ? "They were told already. Nothing was changed."
                                    : "There is nothing left to tell them.");
    }
    rc = rc == HUB_OK ? make_line(h, names, &t, w->a, &line, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    t.words = line.words;
    t.state = "told";
    t.told_at = clock_now(&h->clock);
    t.told_by = h->person;
    rc = field_parse(noun_field(&tell_noun, "told_how"), &t, w->how ? w->how : "by phone",
        hub_today(h), w->a, err);
    return rc == HUB_OK ? record_update(h->store, &tell_noun, &t, err) : rc;
}

enum hub_rc hub_tell_done(struct hub *h, hub_id tell, const char *how, struct hub_err *err)
{
    struct telling w = {tell, how, arena_create()};
    struct txn_label label = {
        .verb = "edit", .person = h->person, .noun = tell_noun.name, .record = tell};
    enum hub_rc rc = access_check(h, VERB_WRITE, &tell_noun, err);
    rc = rc == HUB_OK ? hub_write(h, &label, done_work, &w, err) : rc;
    arena_destroy(w.a);
    return rc;
}
