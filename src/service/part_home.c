/* SPDX-License-Identifier: MIT */
/* Who lives at a host's, and the home itself: rooms, beds, cars, days it is closed. */
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/home.h"
#include "hub/model/person.h"
#include "hub/service/child_view.h"
#include "parts_priv.h"

enum { TURNS_18_DAYS = 90 }; /* DOMAIN 7, rule 26 */

static enum hub_rc host_person(struct part_writer *w, struct hub_err *err)
{
    struct person p;
    struct sb b = sb_on(w->a);
    if (!id_known(w->host.person_id)) {
        return HUB_OK;
    }
    enum hub_rc rc = hub_get(w->h, &person_noun, w->host.person_id, w->a, &p, err);
    if (rc != HUB_OK) {
        return rc == HUB_ENOTFOUND ? HUB_OK : rc;
    }
    struct part_line *line = part_record(w, TONE_PLAIN, &person_noun, p.record.id);
    line->lead = part_name(w, person_called(&p));
    part_join(&b, p.role);
    part_join(&b, w->hide ? NULL : p.phone);
    part_join(&b, w->hide ? NULL : p.phone_other);
    part_join(&b, w->hide ? NULL : p.email);
    line->text = b.len ? sb_str(&b) : "no phone is written down";
    return HUB_OK;
}

static const char *birthday(struct part_writer *w, const struct household *m)
{
    if (!date_known(m->born) || m->born.d > w->today.d) {
        return NULL;
    }
    hub_date eighteen = date_add_months(m->born, 12 * 18);
    int age = date_age(m->born, w->today);
    return age < 18 && date_diff(eighteen, w->today) <= TURNS_18_DAYS
               ? arena_printf(
                     w->a, "%d, 18 on %s: a DBS check is needed", age, part_day(w, eighteen))
           : w->hide && age >= 18 ? NULL
                                  : arena_printf(w->a, "%d", age);
}

static void member_line(struct part_writer *w, const struct household *m)
{
    struct sb b = sb_on(w->a);
    bool gone = date_known(m->moved_out) && m->moved_out.d < w->today.d;
    struct part_line *line =
        part_record(w, gone ? TONE_MUTED : TONE_PLAIN, &household_noun, m->record.id);
    line->lead = part_name(w, m->name);
    part_join(&b, m->kind);
    part_join(&b, birthday(w, m));
    part_join(&b, m->approved == 1 ? "approved carer" : NULL);
    part_join(&b, date_known(m->moved_in)
                      ? arena_printf(w->a, "here from %s", part_day(w, m->moved_in))
                      : NULL);
    part_join(&b, date_known(m->moved_out)
                      ? arena_printf(w->a, "until %s", part_day(w, m->moved_out))
                      : NULL);
    line->text = sb_str(&b);
}

enum hub_rc part_household(struct part_writer *w, struct hub_err *err)
{
    struct record_list list = {0};
    enum hub_rc rc = host_person(w, err);
    if (rc == HUB_OK && id_known(w->host.home_id)) {
        rc = part_list(w, &household_noun, "home_id", w->host.home_id, "born,name", &list, err);
    }
    if (rc == HUB_OK && list.count > 0) {
        part_heading(w, "WHO LIVES THERE");
    }
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        member_line(w, record_at(&list, i));
    }
    return rc;
}

/* --- the home --- */

static void add_line(
    struct part_writer *w, const struct home *home, const char *label, const char *text, bool shown)
{
    if (str_empty(text) || !shown) {
        return;
    }
    struct part_line *line = part_record(w, TONE_PLAIN, &home_noun, home->record.id);
    line->slot = (int)w->out->count;
    line->lead = label;
    line->text = text;
}

static void home_lines(struct part_writer *w, const struct home *home)
{
    add_line(w, home, "Address", home->address, !w->hide);
    add_line(w, home, "Phone", home->phone, !w->hide);
    add_line(w, home, "Medicine", home->medicine_cupboard, !w->hide);
    add_line(w, home, "If fire", home->meeting_point, true);
    add_line(w, home, "Pets", home->pets, true);
    add_line(w, home, "House rules", home->house_rules, !w->hide);
}

static const char *ages(struct part_writer *w, const struct bed *b)
{
    bool from = b->youngest != INT_NONE, to = b->oldest != INT_NONE;
    return from && to ? arena_printf(w->a, "%lld to %lld years", (long long)b->youngest,
                            (long long)b->oldest)
           : from     ? arena_printf(w->a, "from %lld years", (long long)b->youngest)
           : to       ? arena_printf(w->a, "up to %lld years", (long long)b->oldest)
                      : NULL;
}

static enum hub_rc room_lines(struct part_writer *w, const struct room *room, struct hub_err *err)
{
    struct record_list beds;
    enum hub_rc rc = part_list(w, &bed_noun, "room_id", room->record.id, "name", &beds, err);
    struct part_line *line = part_record(w, TONE_PLAIN, &room_noun, room->record.id);
    struct sb text = sb_on(w->a);
    line->field = noun_field(&bed_noun, "room_id");
    line->whose = room->record.id;
    line->lead = room->name;
    part_join(&text, str_eq(room->kind, "bedroom") ? NULL : room->kind);
    part_join(&text, arena_printf(w->a, "%zu %s", beds.count, words_many(beds.count, "bed", "beds")));
    part_join(&text, room->notes);
    line->text = sb_str(&text);
    for (size_t i = 0; rc == HUB_OK && i < beds.count; i++) {
        const struct bed *b = record_at(&beds, i);
        struct sb about = sb_on(w->a);
        line = part_record(w, b->in_use == 0 ? TONE_WARN : TONE_PLAIN, &bed_noun, b->record.id);
        line->field = noun_field(&bed_noun, "room_id");
        line->whose = room->record.id;
        line->lead = arena_printf(w->a, "  %s", b->name);
        part_join(&about, b->kind);
        part_join(&about, ages(w, b));
        part_join(&about, b->in_use == 0 ? "not in use" : NULL);
        line->text = sb_str(&about);
    }
    return rc;
}

static void car_line(struct part_writer *w, const struct car *c)
{
    struct sb b = sb_on(w->a);
    enum tone tone = TONE_PLAIN;
    struct part_line *line = part_record(w, TONE_PLAIN, &car_noun, c->record.id);
    line->lead = "Car";
    sb_add(&b, c->name);
    part_join(&b, c->seats == INT_NONE
                      ? NULL
                      : arena_printf(w->a, "%lld seats beside the driver", (long long)c->seats));
    part_join(&b, c->child_seats == INT_NONE
                      ? NULL
                      : arena_printf(w->a, "%lld child seats", (long long)c->child_seats));
    line->text = sb_str(&b);
    if (date_known(c->insured_until)) {
        const char *end = part_end(w, c->insured_until, PART_SOON_DAYS, &tone);
        line->mark = arena_printf(w->a, "insured: %s", end);
        line->tone = tone;
    }
}

static void closure_line(struct part_writer *w, const struct closure *c)
{
    char days[DATE_TEXT];
    struct part_line *line = part_record(
        w, c->to_date.d < w->today.d ? TONE_MUTED : TONE_PLAIN, &closure_noun, c->record.id);
    line->lead = "Closed";
    line->text = arena_printf(w->a, "%s%s%s", date_range(c->from_date, c->to_date, days),
        w->hide || str_empty(c->why) ? "" : " · ", w->hide || !c->why ? "" : c->why);
}

static enum hub_rc rooms(struct part_writer *w, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = part_list(w, &room_noun, "home_id", w->host.home_id, "name", &list, err);
    part_heading(w, "ROOMS AND BEDS");
    if (rc == HUB_OK && list.count == 0) {
        part_text(w, TONE_MUTED, "No rooms are written down. n adds one.");
    }
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        rc = room_lines(w, record_at(&list, i), err);
    }
    return rc;
}

static enum hub_rc cars_and_closures(struct part_writer *w, struct hub_err *err)
{
    struct record_list cars, closed;
    enum hub_rc rc = part_list(w, &car_noun, "home_id", w->host.home_id, "name", &cars, err);
    rc = rc == HUB_OK
             ? part_list(w, &closure_noun, "home_id", w->host.home_id, "-from_date", &closed, err)
             : rc;
    if (rc == HUB_OK && cars.count + closed.count > 0) {
        part_heading(w, "CARS, AND DAYS IT IS CLOSED");
    }
    for (size_t i = 0; rc == HUB_OK && i < cars.count; i++) {
        car_line(w, record_at(&cars, i));
    }
    for (size_t i = 0; rc == HUB_OK && i < closed.count; i++) {
        closure_line(w, record_at(&closed, i));
    }
    return rc;
}

enum hub_rc part_home(struct part_writer *w, struct hub_err *err)
{
    struct home *home = arena_alloc(w->a, sizeof *home);
    if (!id_known(w->host.home_id)) {
        return HUB_OK;
    }
    enum hub_rc rc = hub_get(w->h, &home_noun, w->host.home_id, w->a, home, err);
    if (rc != HUB_OK) {
        return rc;
    }
    home_lines(w, home);
    rc = rooms(w, err);
    return rc == HUB_OK ? cars_and_closures(w, err) : rc;
}
