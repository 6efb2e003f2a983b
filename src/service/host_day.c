/* SPDX-License-Identifier: MIT */
#include "hub/service/host_day.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "hub/model/stay.h"
#include "hub/model/stay_note.h"
#include "hub/service/child_view.h"
#include "hub/service/dose.h"
#include "hub/service/dose_count.h"
#include "hub/service/worry.h"
#include "hub_priv.h"

#include <stdlib.h>
#include <string.h>

struct host_work {
    struct hub *h;
    struct arena *a;
    struct host_day *out;
    struct record_list hosts; /* this person's */
    size_t stay_cap, owed_cap, rest_cap;
};

static void owe(struct host_work *w, enum host_owes kind, const struct host_stay *s, hub_id child,
    hub_id medicine, const char *text)
{
    struct host_day *out = w->out;
    arena_grow(w->a, &out->owed, out->owed_count, &w->owed_cap, sizeof *out->owed);
    out->owed[out->owed_count++] = (struct host_owed){
        .kind = kind, .stay = s->stay, .child = child, .medicine = medicine,
        .when = wall_date(kind == HOST_OWES_NOTE || kind == HOST_OWES_COUNT_OUT ? s->leave : s->arrive),
        .text = text};
}

/* --- medicine ------------------------------------------------------------------------- */

/* Whether the count of this way is there for this stay. */
static enum hub_rc counted(struct host_work *w, const struct host_stay *s, const struct medicine *m,
    bool *in, bool *out, struct hub_err *err)
{
    struct count_pairs pairs;
    enum hub_rc rc = hub_counts(w->h, m, w->a, &pairs, err);
    *in = *out = false;
    for (size_t i = 0; rc == HUB_OK && i < pairs.count; i++) {
        const struct count_pair *p = &pairs.items[i];
        hub_date from = wall_date(s->arrive), to = wall_date(s->leave);
        *in |= id_known(p->in) && wall_date(p->in_at).d >= from.d && wall_date(p->in_at).d <= to.d;
        *out |= id_known(p->out) && wall_date(p->out_at).d >= from.d;
    }
    return rc;
}

static enum hub_rc owe_counts(struct host_work *w, const struct host_stay *s,
    const struct host_child *c, const struct medicine *m, struct hub_err *err)
{
    bool in, out, over = s->when == HOST_OVER;
    enum hub_rc rc = counted(w, s, m, &in, &out, err);
    if (rc == HUB_OK && !in && !over) {
        owe(w, HOST_OWES_COUNT_IN, s, c->child, m->record.id,
            arena_printf(w->a, "Count %s's %s in", c->name, m->name));
    }
    if (rc == HUB_OK && in && !out && over) {
        owe(w, HOST_OWES_COUNT_OUT, s, c->child, m->record.id,
            arena_printf(w->a, "Count %s's %s out: it went home", c->name, m->name));
    }
    return rc;
}

static void owe_dose(struct host_work *w, const struct host_stay *s, const struct host_child *c,
    const struct sheet *sheet, const struct sheet_line *l)
{
    char time[DATE_TEXT];
    if (wall_known(l->due) && l->due.min <= sheet->now.min && l->due.min >= s->arrive.min) {
        owe(w, HOST_OWES_DOSE, s, c->child, l->medicine->record.id,
            arena_printf(w->a, "%s: %s, due %s", c->name, l->medicine->name,
                tod_iso(wall_tod(l->due), time)));
    }
}

static enum hub_rc read_medicine(
    struct host_work *w, const struct host_stay *s, struct host_child *c, struct hub_err *err)
{
    struct sheet sheet;
    struct sb b = sb_on(w->a);
    bool here = s->when == HOST_HERE;
    enum hub_rc rc = hub_sheet(w->h, c->child, w->out->now, w->a, &sheet, err);
    for (size_t i = 0; rc == HUB_OK && i < sheet.count; i++) {
        const struct sheet_line *l = &sheet.lines[i];
        sb_addf(&b, "%s%s", b.len ? ", " : "", l->medicine->name);
        if (here) {
            sb_addf(&b, ": %s", sheet_text(&sheet, l, w->a));
            owe_dose(w, s, c, &sheet, l);
        }
        if (s->when != HOST_AHEAD) {
            rc = owe_counts(w, s, c, l->medicine, err);
        }
    }
    c->medicine = sb_str(&b);
    return rc;
}

/* --- stays ----------------------------------------------------------------------------- */

static enum hub_rc read_child(
    struct host_work *w, const struct host_stay *s, hub_id id, struct host_child *out, struct hub_err *err)
{
    struct child c;
    enum hub_rc rc = record_get(w->h->store, &child_noun, id, w->a, &c, err);
    if (rc != HUB_OK) {
        return rc;
    }
    *out = (struct host_child){.child = id,
        .name = child_called(&c),
        .age = date_known(c.born) ? date_age(c.born, w->out->day) : -1,
        .alert = c.allergy ? c.allergy : "",
        .no_photos = c.no_photos == 1,
        .medicine = ""};
    return s->agreed ? read_medicine(w, s, out, err) : HUB_OK;
}

static enum hub_rc read_children(struct host_work *w, struct host_stay *s, struct hub_err *err)
{
    struct sb ids = sb_on(w->a);
    enum hub_rc rc =
        record_links(w->h->store, noun_field(&stay_noun, "children"), s->stay, &ids, err);
    const char *p = ids.len ? sb_str(&ids) : "";
    s->children = arena_array(w->a, strlen(p) / 2 + 1, sizeof *s->children);
    while (rc == HUB_OK && *p) {
        hub_id id = {strtoll(p, NULL, 10)};
        rc = read_child(w, s, id, &s->children[s->count], err);
        s->count += rc == HUB_OK;
        rc = rc == HUB_ENOTFOUND ? HUB_OK : rc;
        p += strcspn(p, " ");
        p += strspn(p, " ");
    }
    return rc;
}

static const char *children_of(struct host_work *w, const struct host_stay *s)
{
    struct sb b = sb_on(w->a);
    for (size_t i = 0; i < s->count; i++) {
        sb_addf(&b, "%s%s", i == 0 ? "" : i + 1 == s->count ? " and " : ", ", s->children[i].name);
    }
    return s->count ? sb_str(&b) : s->family_name;
}

static enum hub_rc owe_note(struct host_work *w, const struct host_stay *s, struct hub_err *err)
{
    struct record_query q = {.limit = 1};
    int64_t written = 0;
    query_is(&q, "stay_id", s->stay);
    query_text(&q, "kind", RECORD_IS, "going home");
    enum hub_rc rc = record_count(w->h->store, &stay_note_noun, &q, &written, err);
    if (rc == HUB_OK && !written) {
        owe(w, HOST_OWES_NOTE, s, ID_NONE, ID_NONE,
            arena_printf(w->a, "The going-home note of %s", children_of(w, s)));
    }
    return rc;
}

static enum hub_rc owe_stay(struct host_work *w, const struct host_stay *s, struct hub_err *err)
{
    int days = date_diff(wall_date(s->arrive), w->out->day);
    if (s->when == HOST_AHEAD && !s->agreed) {
        owe(w, HOST_OWES_ANSWER, s, ID_NONE, ID_NONE,
            arena_printf(w->a, "Can %s stay, %s? Tell the hub carer", children_of(w, s), s->days));
    } else if (s->when == HOST_AHEAD && !s->rung && days <= HOST_CALL_DAYS) {
        owe(w, HOST_OWES_CALL, s, ID_NONE, ID_NONE,
            arena_printf(w->a, "Before %s %s: the sheet to go through, and the call home",
                children_of(w, s), words_many(s->count, "comes", "come")));
    }
    return s->when == HOST_OVER ? owe_note(w, s, err) : HUB_OK;
}

static enum hub_rc add_stay(struct host_work *w, const struct stay *row, struct hub_err *err)
{
    struct host_day *out = w->out;
    char days[DATE_TEXT];
    bool agreed = str_part_index("agreed|happened", row->status) >= 0;
    enum host_when when = row->leave.min <= out->now.min    ? HOST_OVER
                          : row->arrive.min <= out->now.min ? HOST_HERE
                                                            : HOST_AHEAD;
    if (str_eq(row->status, "cancelled") || (when != HOST_AHEAD && !agreed)) {
        return HUB_OK;
    }
    arena_grow(w->a, &out->stays, out->stay_count, &w->stay_cap, sizeof *out->stays);
    struct host_stay *s = &out->stays[out->stay_count++];
    *s = (struct host_stay){.stay = row->record.id, .family = row->family_id, .when = when,
        .agreed = agreed, .arrive = row->arrive, .leave = row->leave,
        .days = arena_strdup(w->a, date_range(wall_date(row->arrive), wall_date(row->leave), days)),
        .family_name = record_name(w->h->store, &family_noun, row->family_id, w->a),
        .brings = row->brings ? row->brings : "",
        .collects = row->collects ? row->collects : "",
        .rung = date_known(row->called_on)};
    enum hub_rc rc = read_children(w, s, err);
    return rc == HUB_OK ? owe_stay(w, s, err) : rc;
}

/* Those of one kind, in order: the list is read once for each. */
static enum hub_rc add_stays(
    struct host_work *w, const struct record_list *rows, enum host_when when, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < rows->count; i++) {
        const struct stay *s = record_at(rows, i);
        bool over = s->leave.min <= w->out->now.min, begun = s->arrive.min <= w->out->now.min;
        if ((over ? HOST_OVER : begun ? HOST_HERE : HOST_AHEAD) == when) {
            rc = add_stay(w, s, err);
        }
    }
    return rc;
}

static enum hub_rc read_stays(struct host_work *w, hub_id host, struct hub_err *err)
{
    struct record_query q = {.order = "arrive,id"};
    struct record_list rows;
    char from[DATE_TEXT];
    query_is(&q, "host_id", host);
    query_text(&q, "leave", RECORD_FROM, date_iso(date_add(w->out->day, -HOST_OVER_DAYS), from));
    enum hub_rc rc = record_list(w->h->store, &stay_noun, &q, w->a, &rows, err);
    for (int when = HOST_HERE; rc == HUB_OK && when <= HOST_OVER; when++) {
        rc = add_stays(w, &rows, (enum host_when)when, err);
    }
    return rc;
}

/* --- days off, numbers ------------------------------------------------------------------- */

static enum hub_rc read_rests(struct host_work *w, hub_id host, struct hub_err *err)
{
    struct record_query q = {.order = "from_date,id"};
    struct record_list rows;
    char from[DATE_TEXT], days[DATE_TEXT];
    struct host_day *out = w->out;
    query_is(&q, "host_id", host);
    query_text(&q, "to_date", RECORD_FROM, date_iso(out->day, from));
    enum hub_rc rc = record_list(w->h->store, &away_noun, &q, w->a, &rows, err);
    for (size_t i = 0; rc == HUB_OK && i < rows.count; i++) {
        const struct away *r = record_at(&rows, i);
        arena_grow(w->a, &out->rests, out->rest_count, &w->rest_cap, sizeof *out->rests);
        out->rests[out->rest_count++] = (struct host_rest){.away = r->record.id,
            .days = arena_strdup(w->a, date_range(r->from_date, r->to_date, days)),
            .why = r->why ? r->why : ""};
    }
    return rc;
}

static void add_number(struct host_day *out, const char *who, const char *number)
{
    if (!str_empty(number) && out->number_count < HOST_NUMBERS) {
        out->numbers[out->number_count++] = (struct host_number){who, number};
    }
}

static enum hub_rc read_numbers(struct host_work *w, struct hub_err *err)
{
    struct record_query q = {.order = "name,id"};
    struct record_list carers;
    struct worry_help help;
    query_text(&q, "role", RECORD_IS, "hub carer");
    enum hub_rc rc = record_list(w->h->store, &person_noun, &q, w->a, &carers, err);
    for (size_t i = 0; rc == HUB_OK && i < carers.count && i < 2; i++) {
        const struct person *p = record_at(&carers, i);
        add_number(w->out, arena_printf(w->a, "%s, hub carer", person_called(p)), p->phone);
    }
    rc = rc == HUB_OK ? hub_worry_help(w->h, w->a, &help, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < help.number_count; i++) {
        add_number(w->out, help.numbers[i].who, help.numbers[i].number);
    }
    return rc;
}

/* --- all of it ------------------------------------------------------------------------------ */

/* Records of one name in the hubs of a file are one person. */
static bool is_me(struct host_work *w, hub_id person)
{
    struct person p, me;
    struct hub_err ignored;
    struct store *s = w->h->store;
    return id_eq(person, w->h->person) ||
           (id_known(person) && record_get(s, &person_noun, person, w->a, &p, &ignored) == HUB_OK &&
               record_get(s, &person_noun, w->h->person, w->a, &me, &ignored) == HUB_OK &&
               strcmp(utf8_fold(w->a, p.name), utf8_fold(w->a, me.name)) == 0);
}

static enum hub_rc may_see(const struct hub *h, struct hub_err *err)
{
    static const struct noun *const read[] = {&host_noun, &stay_noun, &child_noun, &family_noun,
        &away_noun, &stay_note_noun};
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < sizeof read / sizeof *read; i++) {
        rc = access_check(h, VERB_READ, read[i], err);
    }
    return rc;
}

enum hub_rc hub_host_day(
    struct hub *h, struct arena *a, struct host_day *out, struct hub_err *err)
{
    struct host_work w = {.h = h, .a = a, .out = out};
    struct record_query q = {.order = "name,id"};
    *out = (struct host_day){.day = hub_today(h), .now = hub_now(h), .host = ID_NONE};
    enum hub_rc rc = may_see(h, err);
    query_text(&q, "person_id", RECORD_KNOWN, NULL);
    rc = rc == HUB_OK ? record_list(h->store, &host_noun, &q, a, &w.hosts, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < w.hosts.count; i++) {
        const struct host *host = record_at(&w.hosts, i);
        if (!is_me(&w, host->person_id)) {
            continue;
        }
        out->host = id_known(out->host) ? out->host : host->record.id;
        rc = read_stays(&w, host->record.id, err);
        rc = rc == HUB_OK ? read_rests(&w, host->record.id, err) : rc;
    }
    return rc == HUB_OK ? read_numbers(&w, err) : rc;
}

enum hub_rc hub_host_medicines(struct hub *h, hub_id child, struct arena *a,
    struct host_medicine **out, size_t *count, struct hub_err *err)
{
    struct sheet sheet;
    *count = 0;
    enum hub_rc rc = hub_sheet(h, child, hub_now(h), a, &sheet, err);
    *out = arena_array(a, rc == HUB_OK ? sheet.count + 1 : 1, sizeof **out);
    for (size_t i = 0; rc == HUB_OK && i < sheet.count; i++) {
        (*out)[(*count)++] = (struct host_medicine){
            sheet.lines[i].medicine->record.id, sheet.lines[i].medicine->name};
    }
    return rc;
}
