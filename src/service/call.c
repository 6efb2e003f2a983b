/* SPDX-License-Identifier: MIT */
#include "hub/service/call.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/stay.h"
#include "hub/service/child_view.h"
#include "hub_priv.h"

/* What is read out of About me, in this order; the first ones are asked for even when empty. */
static const char *const asked[] = {"allergy", "health", "diet", "bedtime", "comforts"};
static const char *const told[] = {"allergy_plan", "bedtime_routine", "light", "door",
    "night_waking", "wetting", "sleepwalking", "fears", "upsets", "signs", "helps", "worse",
    "running_off", "favourite_food", "toilet", "screens", "elsewhere_where"};
static const char *const stay_columns[] = {
    "arrive", "leave", "brings", "collects", "other_nights", "school_run"};

struct sheet {
    struct hub *h;
    struct arena *a;
    struct call_line *lines;
    size_t count, cap;
};

/* `whose`: a child's name; "": of the whole sleepover. */
static struct call_line *add(
    struct sheet *s, const char *whose, const char *what, const char *text)
{
    arena_grow(s->a, &s->lines, s->count, &s->cap, sizeof *s->lines);
    struct call_line *l = &s->lines[s->count++];
    *l = (struct call_line){.lead = what, .hidden = what, .text = text};
    if (*whose) {
        l->lead = arena_printf(s->a, "%s · %s", whose, what);
        l->hidden = arena_printf(s->a, "%s · %s", utf8_initials(s->a, whose), what);
    }
    return l;
}

static void add_field(struct sheet *s, const struct noun *n, const void *rec, hub_id id,
    const char *column, const char *whose, bool always)
{
    const struct field *f = noun_field(n, column);
    bool empty = field_is_empty(f, rec);
    if (empty && !always) {
        return;
    }
    struct call_line *l = add(s, whose, f->label,
        empty ? "nothing is written down" : field_shown(f, rec, s->a));
    l->noun = n;
    l->id = id;
    l->field = f;
    l->empty = empty;
}

static void add_people(struct sheet *s, const struct child_view *v)
{
    for (size_t i = 0; i < v->ring_count; i++) {
        const struct person *p = v->ring[i];
        struct call_line *l = add(s, "", i == 0 ? "Ring" : "or ring",
            arena_printf(s->a, "%s%s%s%s  %s", person_called(p), p->relation ? " (" : "",
                p->relation ? p->relation : "", p->relation ? ")" : "", p->phone));
        l->ring = true;
        l->noun = &person_noun;
        l->id = p->record.id;
    }
    if (v->ring_count == 0) {
        struct call_line *l = add(s, "", "Ring",
            str_empty(v->family.phone) ? "nobody's phone is written down" : v->family.phone);
        l->ring = true;
        l->noun = &family_noun;
        l->id = v->family.record.id;
    }
}

static void add_medicines(struct sheet *s, const struct child_view *v, const char *whose)
{
    char day[DATE_TEXT];
    for (size_t i = 0; i < v->medicine_count; i++) {
        const struct medicine *m = v->medicines[i];
        struct call_line *l = add(s, whose, "Medicine",
            arena_printf(s->a, "%s %s %s%s%s", m->name, m->dose ? m->dose : "",
                m->times ? m->times : "", date_known(m->expiry) ? ", in date until " : "",
                date_known(m->expiry) ? date_medium(m->expiry, day) : ""));
        l->noun = &medicine_noun;
        l->id = m->record.id;
    }
    if (v->medicine_count == 0) {
        struct call_line *l = add(s, whose, "Medicine", "none is written down");
        l->noun = &medicine_noun;
        l->child = v->child.record.id;
        l->empty = true;
    }
}

static void add_collectors(struct sheet *s, const struct child_view *v, const char *whose)
{
    struct sb b = sb_on(s->a);
    for (size_t i = 0; i < v->collect_count; i++) {
        if (v->collect[i].may) {
            sb_addf(&b, "%s%s", b.len ? ", " : "", v->collect[i].name);
        }
    }
    struct call_line *l = add(
        s, whose, "May collect", b.len ? sb_str(&b) : "nobody is written down");
    l->noun = noun_find("collector");
    l->child = v->child.record.id;
    l->empty = b.len == 0;
}

static void add_child(struct sheet *s, const struct child_view *v)
{
    const char *whose = child_called(&v->child);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        add_field(s, &child_noun, &v->child, v->child.record.id, asked[i], whose, true);
    }
    add_medicines(s, v, whose);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        add_field(s, &child_noun, &v->child, v->child.record.id, told[i], whose, false);
    }
    add_collectors(s, v, whose);
}

static enum hub_rc pairs_of(
    struct hub *h, hub_id stay, struct arena *a, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = "id"};
    query_is(&q, "stay_id", stay);
    return record_list(h->store, &stay_child_noun, &q, a, out, err);
}

enum hub_rc hub_call_sheet(struct hub *h, hub_id stay, struct arena *a, struct call_line **out,
    size_t *count, struct hub_err *err)
{
    struct sheet s = {.h = h, .a = a};
    struct stay row;
    struct record_list pairs = {0};
    enum hub_rc rc = access_check(h, VERB_READ, &stay_noun, err);
    rc = rc == HUB_OK ? record_get(h->store, &stay_noun, stay, a, &row, err) : rc;
    rc = rc == HUB_OK ? pairs_of(h, stay, a, &pairs, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < pairs.count; i++) {
        struct child_view *v = arena_alloc(a, sizeof *v);
        const struct stay_child *pair = record_at(&pairs, i);
        rc = hub_child_view(h, pair->child_id, wall_date(row.arrive), a, v, err);
        if (rc == HUB_OK && i == 0) {
            add_people(&s, v);
        }
        if (rc == HUB_OK) {
            add_child(&s, v);
        }
    }
    for (size_t i = 0; rc == HUB_OK && i < sizeof stay_columns / sizeof *stay_columns; i++) {
        add_field(&s, &stay_noun, &row, stay, stay_columns[i], "", true);
    }
    *out = s.lines;
    *count = rc == HUB_OK ? s.count : 0;
    return rc;
}

/* --- done ------------------------------------------------------------------------------ */

struct done_work {
    hub_id stay;
    struct arena *a;
};

static enum hub_rc done_work(struct hub *h, void *arg, struct hub_err *err)
{
    const struct done_work *w = arg;
    struct record_list pairs;
    char iso[DATE_TEXT];
    const char *today = date_iso(hub_today(h), iso);
    struct assignment rang = {"called_on", today};
    struct assignment sheet[] = {{"checked_on", today}, {"checked_by", "the parents, by phone"}};
    enum hub_rc rc = record_edit(h, &stay_noun, w->stay, &rang, 1, w->a, err);
    rc = rc == HUB_OK ? pairs_of(h, w->stay, w->a, &pairs, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < pairs.count; i++) {
        const struct stay_child *pair = record_at(&pairs, i);
        rc = record_edit(h, &child_noun, pair->child_id, sheet, sizeof sheet / sizeof *sheet, w->a, err);
    }
    return rc;
}

enum hub_rc hub_call_done(struct hub *h, hub_id stay, struct hub_err *err)
{
    struct done_work w = {stay, arena_create()};
    struct txn_label label = {
        .verb = "edit", .person = h->person, .noun = stay_noun.name, .record = stay};
    enum hub_rc rc = access_check(h, VERB_WRITE, &stay_noun, err);
    rc = rc == HUB_OK ? hub_write(h, &label, done_work, &w, err) : rc;
    arena_destroy(w.a);
    return rc;
}

enum hub_rc hub_stay_said(struct hub *h, hub_id stay, struct arena *a, struct said_line **out,
    size_t *count, struct hub_err *err)
{
    struct record_list pairs = {0};
    struct namer *names = namer_create(h, a);
    enum hub_rc rc = access_check(h, VERB_READ, &stay_noun, err);
    rc = rc == HUB_OK ? pairs_of(h, stay, a, &pairs, err) : rc;
    *count = pairs.count;
    *out = arena_array(a, pairs.count + 1, sizeof **out);
    for (size_t i = 0; i < pairs.count; i++) {
        const struct stay_child *pair = record_at(&pairs, i);
        (*out)[i] = (struct said_line){pair->record.id,
            namer_name(names, &child_noun, pair->child_id), pair->said ? pair->said : "not asked",
            pair->said_words ? pair->said_words : ""};
    }
    return rc;
}
