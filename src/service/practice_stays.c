/* SPDX-License-Identifier: MIT */
/* The sleepovers of the years, month by month: 5 to 7 stays, 8 to 12 child-nights (DOMAIN 6). */
#include "hub/base/str.h"
#include "hub/model/medicine.h"
#include "hub/model/record.h"
#include "hub/model/stay.h"
#include "hub/model/stay_note.h"
#include "practice_priv.h"

enum { EMERGENCY_PERCENT = 7, CANCELLED_PERCENT = 6, BUSY_STAYS = 21, TRIES = 60 };

// clang-format off
static const char *const reasons[] = {"treat", "treat", "treat", "treat", "family event", "hospital", "school"};
static const char *const items[] = {"bag, bear, wellies", "rucksack and a pillow", "too many books", "bag, tablet (in the drawer)", NULL};
static const char *const said[] = {"\"Yes! Can we do pancakes?\"", "\"Okay.\"", "\"If the cat is there.\"", "\"Yes, but only one night.\"", "\"Is it my turn?\""};
static const char *const called_off[] = {"a cold", "a birthday party", "Gran is visiting", "not ready yet", "the car broke down"};
static const char *const moods[] = {"bright", "tired but happy", "quiet at first", "bouncy", "a bit homesick at bedtime"};
static const char *const ate[] = {"two helpings of everything", "pasta; left the peas", "porridge and half a banana", "not much tea, a big breakfast"};
static const char *const slept[] = {"20:00 to 06:45, through", "21:15 to 07:30, woke once", "19:45 to 06:10", "late, then till eight"};
static const char *const did[] = {"Made a den and told stories by torch.", "Baked flapjacks.", "Park, puddles, bath.", "Board games; lost twice with good grace.", "Walked the dog and fed the ducks."};
static const char *const helped[] = {"Sat on the stairs together.", "The blue blanket.", "Ringing home before tea.", NULL};
// clang-format on

static bool on_nights(const struct p_stay *s)
{
    return str_eq(s->kind, "planned") || str_eq(s->kind, "emergency");
}

enum { PUFFS = 2, PUFFS_BROUGHT = 120, RANG_DAYS = 15 };

/* --- into the file --- */

/* Returns how many puffs it used. */
static int put_dose(struct practice *p, const struct p_child *c, hub_date day, int minute)
{
    struct dose row;
    hub_wall at = wall_at(day, minute + p_any(p, 6));
    if (at.min > p->now.min) {
        return 0;
    }
    CLEAR(dose, row);
    row.medicine_id = c->medicine;
    row.given_at = at;
    row.amount = "2 puffs";
    row.given_by = p->carer_name;
    row.outcome = p_chance(p, 97) ? "taken" : "refused";
    p_put(p, &dose_noun, &row);
    return str_eq(row.outcome, "taken") ? PUFFS : 0;
}

void p_count_put(struct practice *p, const struct p_family *f, const struct p_child *c,
    const char *way, hub_wall at, int puffs)
{
    struct medicine_count row;
    if (at.min > p->now.min) {
        return;
    }
    CLEAR(medicine_count, row);
    row.medicine_id = c->medicine;
    row.way = way;
    row.counted_at = at;
    row.amount = arena_printf(p->a, "%d puffs", puffs);
    row.counted_with = f->adults[0].called;
    row.label_matches = 1;
    row.counted_by = p->carer_name;
    p_put(p, &medicine_count_noun, &row);
}

/* Counted at the door, given night and morning, counted again: it matches. */
static void put_medicine(struct practice *p, const struct p_stay *s, const struct p_child *c)
{
    int left = PUFFS_BROUGHT;
    p_count_put(p, s->family, c, "in", wall_at(s->from, 17 * 60 + 30), left);
    for (int night = 0; night < s->nights; night++) {
        left -= put_dose(p, c, date_add(s->from, night), 19 * 60 + 30);
        left -= put_dose(p, c, date_add(s->from, night + 1), 7 * 60 + 30);
    }
    p_count_put(p, s->family, c, "out", wall_at(date_add(s->from, s->nights), 10 * 60), left);
}

static void put_note(struct practice *p, const struct p_stay *s, const struct p_child *c)
{
    struct stay_note n;
    hub_wall at = wall_at(date_add(s->from, s->nights), 12 * 60 + p_any(p, 200));
    CLEAR(stay_note, n);
    n.stay_id = s->id;
    n.child_id = c->id;
    n.day = wall_date(at);
    n.kind = "going home";
    n.mood = ONE_OF(p, moods);
    n.ate = ONE_OF(p, ate);
    n.slept = ONE_OF(p, slept);
    n.did = ONE_OF(p, did);
    n.what_helped = ONE_OF(p, helped);
    n.medicines = id_known(c->medicine) ? "inhaler as on the sheet" : NULL;
    n.told_parent = arena_printf(p->a, "%s, at the door", s->family->adults[0].called);
    n.fact = "fact";
    n.written_by = p->carer;
    n.written_at = wall_to_stamp(at, NULL);
    n.record.id = p_log_id(p, &stay_note_noun, wall_at(n.day, MINUTES_A_DAY - 1));
    p_put(p, &stay_note_noun, &n);
}

static void put_children(struct practice *p, const struct p_stay *s)
{
    for (int i = 0; i < s->child_count; i++) {
        const struct p_child *c = &s->family->children[s->children[i]];
        struct stay_child row;
        CLEAR(stay_child, row);
        row.stay_id = s->id;
        row.child_id = c->id;
        row.said = p_chance(p, 90) ? "yes" : "not sure";
        row.said_words = p->busy || p_chance(p, 60) ? NULL : ONE_OF(p, said);
        p_put(p, &stay_child_noun, &row);
        if (!str_eq(s->status, "happened") || !on_nights(s) || p->busy) {
            continue;
        }
        if (id_known(c->medicine)) {
            put_medicine(p, s, c);
        }
        put_note(p, s, c);
    }
    if (str_eq(s->status, "happened") && on_nights(s) && !p->busy) {
        p_entry_stay(p, s);
    }
}

/* In between 15:30 and 17:30, out between 10:00 and 12:00: a changeover day works (rule 37). */
static void stay_times(struct practice *p, const struct p_stay *s, struct stay *row)
{
    bool visit = !on_nights(s), crisis = str_eq(s->kind, "emergency");
    int in = crisis ? p_between(p, 68, 88) : visit ? 60 : p_between(p, 62, 70);
    int out = visit ? 74 : p_between(p, 40, 48);
    row->arrive = wall_at(s->from, in * 15);
    row->leave = wall_at(date_add(s->from, s->nights), out * 15);
}

static void stay_agency(struct practice *p, const struct p_stay *s, struct stay *row)
{
    for (int i = 0; i < s->child_count; i++) {
        if (s->family->children[s->children[i]].flags & CHILD_NOT_ADOPTED) {
            row->legal_basis = "not yet adopted";
            row->agency_agreed_by = p->liaison_name;
            row->agency_agreed_on = date_add(s->from, -p_between(p, 3, 20));
        }
    }
}

/* A night before a weekday has a way to school written down (rule 39). */
static void stay_school(const struct p_stay *s, struct stay *row)
{
    for (int night = 0; night < s->nights; night++) {
        int weekday = date_weekday(date_add(s->from, night));
        if (weekday != FRI && weekday != SAT) {
            row->school_run = "the host walks along; PE bag comes too";
        }
    }
}

static void stay_story(struct practice *p, const struct p_stay *s, struct stay *row)
{
    const struct p_family *f = s->family;
    const struct p_adult *asker = &f->adults[p_any(p, f->parent_count)];
    bool crisis = str_eq(s->kind, "emergency");
    row->reason = crisis ? "crisis" : s->reason ? s->reason : ONE_OF(p, reasons);
    row->asked_by = asker->called;
    row->asked_on = date_add(s->from, crisis ? 0 : -p_between(p, 10, 50));
    row->asked_on =
        date_diff(row->asked_on, p->today) > 0 ? date_add(p->today, -p_any(p, 9)) : row->asked_on;
    row->brings = f->adults[p_any(p, f->parent_count)].called;
    row->collects = f->adults[p_any(p, f->adult_count)].called;
    if (str_eq(s->status, "happened")) {
        row->items = ONE_OF(p, items);
        row->called_on = crisis ? DATE_NONE : date_add(s->from, -p_between(p, 2, 10));
    } else if (str_eq(s->status, "agreed") && date_diff(s->from, p->today) < RANG_DAYS) {
        row->called_on = p->today;
    } else if (str_eq(s->status, "cancelled")) {
        row->cancelled_by = asker->called;
        row->cancelled_why = ONE_OF(p, called_off);
    }
}

void p_stay_put(struct practice *p, struct p_stay *s)
{
    struct p_family *f = s->family;
    struct stay row;
    CLEAR(stay, row);
    row.family_id = f->id;
    row.host_id = s->host ? s->host->id : ID_NONE;
    row.status = s->status;
    row.kind = s->kind;
    row.legal_basis = f->basis;
    row.other_nights = "no";
    row.first_time = on_nights(s) && f->newcomers;
    stay_times(p, s, &row);
    stay_agency(p, s, &row);
    stay_story(p, s, &row);
    stay_school(s, &row);
    for (int i = 0; i < s->child_count; i++) {
        const struct p_child *c = &f->children[s->children[i]];
        row.pen_at = c->allergy && s->host ? "hook by the kitchen door" : row.pen_at;
        row.medicine = id_known(c->medicine) ? "brown inhaler and spacer" : row.medicine;
    }
    p_put(p, &stay_noun, &row);
    s->id = row.record.id;
    put_children(p, s);
    if (str_eq(s->status, "cancelled") || str_eq(s->status, "asked") || !on_nights(s)) {
        return;
    }
    f->last_stay = date_diff(s->from, f->last_stay) > 0 ? s->from : f->last_stay;
    for (int i = 0; i < s->nights; i++) {
        int night = date_diff(date_add(s->from, i), p->first);
        if (night >= 0 && date_diff(p->last, p->first) >= night) {
            f->away[night] = 1;
            if (s->host) {
                s->host->taken[night] = (uint8_t)(s->host->taken[night] + s->child_count);
            }
        }
    }
}

/* --- who, where, when --- */

static bool old_enough(const struct p_child *c, hub_date day)
{
    return date_diff(day, c->born) > 0 && date_age(c->born, day) >= 2;
}

static bool has_guests(const struct p_family *f, hub_date day)
{
    for (int i = 0; i < f->child_count; i++) {
        if (old_enough(&f->children[i], day)) {
            return true;
        }
    }
    return false;
}

/* No night of theirs from some days before to some days after. */
static bool at_home(const struct practice *p, const struct p_family *f, hub_date from, int nights)
{
    int first = date_diff(from, p->first) - 3, last = first + nights + 6;
    int most = date_diff(p->last, p->first);
    for (int i = first < 0 ? 0 : first; i <= last && i <= most; i++) {
        if (f->away[i]) {
            return false;
        }
    }
    return true;
}

/* The family they are kept apart from is at home then. */
static bool apart_kept(
    const struct practice *p, const struct p_family *f, hub_date from, int nights)
{
    for (int i = 0; i < COUNT(p_apart_pairs); i++) {
        for (int side = 0; side < 2; side++) {
            const struct p_family *other = &p->families[p_apart_pairs[i][!side]];
            if (f == &p->families[p_apart_pairs[i][side]] && other < p->families + p->current &&
                !at_home(p, other, from, nights)) {
                return false;
            }
        }
    }
    return true;
}

/* Of some taken at random, the one who waited longest; NULL when nobody can that day. */
static struct p_family *whose_turn(struct practice *p, hub_date day, int nights)
{
    struct p_family *best = NULL;
    for (int i = 0; i < (p->busy ? 9 : 3); i++) {
        struct p_family *f = &p->families[p_any(p, p->family_count)];
        bool fits = p_here_on(f, day) && !f->newcomers && !p_quiet_on(p, f, day) &&
                    has_guests(f, day) && at_home(p, f, day, nights) &&
                    apart_kept(p, f, day, nights);
        if (fits && (!best || f->last_stay.d < best->last_stay.d)) {
            best = f;
        }
    }
    return best;
}

static bool has_room(const struct practice *p, const struct p_host *h, const struct p_stay *s)
{
    for (int i = 0; i < s->nights; i++) {
        if (p_beds_free(p, h, date_add(s->from, i)) < s->child_count) {
            return false;
        }
    }
    return true;
}

/* The hub carer has most of them; NULL when every bed is taken. */
static struct p_host *whose_house(struct practice *p, const struct p_stay *s)
{
    int first = p_chance(p, p->busy ? 30 : 65) ? 0 : 1 + p_any(p, HOSTS - 1);
    for (int i = 0; i < HOSTS; i++) {
        struct p_host *h = &p->hosts[(first + i) % HOSTS];
        if (has_room(p, h, s)) {
            return h;
        }
    }
    return NULL;
}

/* Mostly Fridays and Saturdays; in the summer any day. */
static hub_date some_day(struct practice *p, hub_date month, int days)
{
    for (int i = 0; i < TRIES; i++) {
        hub_date d = date_add(month, p_any(p, days));
        int weekday = date_weekday(d), year, m, day;
        date_to_ymd(d, &year, &m, &day);
        if (m == 12 && day > 21 && day < 29) {
            continue; /* closed over Christmas */
        }
        if (weekday == FRI || weekday == SAT || (m == 8 && p_chance(p, 40)) ||
            p_chance(p, p->busy ? 40 : 6)) {
            return d;
        }
    }
    return month;
}

/* Brothers and sisters next to each other; none under two. */
static void choose_children(struct practice *p, struct p_stay *s, int count)
{
    const struct p_family *f = s->family;
    int able[CAST_CHILDREN] = {0}, n = 0;
    for (int i = 0; i < f->child_count; i++) {
        if (old_enough(&f->children[i], s->from)) {
            able[n++] = i;
        }
    }
    int first = n > count ? p_any(p, n - count + 1) : 0;
    s->child_count = 0;
    for (int i = first; i < n && s->child_count < count; i++) {
        s->children[s->child_count++] = able[i];
    }
}

/* What becomes of it: what is past happened, the next weeks are agreed, later ones are drafts. */
static const char *status_on(struct practice *p, const struct p_stay *s)
{
    hub_date out = date_add(s->from, s->nights);
    if (date_diff(out, p->today) < 0 ||
        (out.d == p->today.d && p->now.min >= wall_at(out, 720).min)) {
        return "happened";
    }
    return date_diff(s->from, p->today) < 28 || p_chance(p, 50) ? "agreed" : "draft";
}

/* False when nobody fits; then the month has one stay fewer unless it is tried again. */
static bool add_stay(
    struct practice *p, hub_date month, int days, int nights, int children, const char *kind)
{
    struct p_stay s = {.kind = kind, .nights = nights};
    s.from = some_day(p, month, days);
    s.family = whose_turn(p, s.from, s.nights);
    hub_date last = date_add(s.from, nights);
    bool tonight = s.from.d <= p->today.d && last.d >= p->today.d; /* the scenes have that */
    if (!s.family || last.d > p->last.d || tonight) {
        return false;
    }
    choose_children(p, &s, children);
    if (s.child_count < children) {
        return false;
    }
    s.host = whose_house(p, &s);
    if (!s.host || !p_here_on(s.family, last)) {
        return false;
    }
    s.status = status_on(p, &s);
    if (s.from.d > p->today.d) {
        s.kind = str_eq(kind, "emergency") ? "planned" : kind;
    }
    p_stay_put(p, &s);
    return true;
}

static void try_stay(
    struct practice *p, hub_date month, int days, int nights, int children, const char *kind)
{
    for (int i = 0; i < TRIES && !add_stay(p, month, days, nights, children, kind); i++) {
    }
}

static void add_cancelled(struct practice *p, hub_date month, int days)
{
    struct p_stay s = {.kind = "planned", .nights = 1, .status = "cancelled"};
    s.from = some_day(p, month, days);
    s.family = whose_turn(p, s.from, s.nights);
    if (s.family && s.from.d < p->today.d) {
        s.host = &p->hosts[0];
        choose_children(p, &s, 1);
        p_stay_put(p, &s);
    }
}

/* A tea visit, as the carer likes them before a first night and in between. */
static void add_tea(struct practice *p, hub_date month, int days)
{
    struct p_stay s = {.kind = "tea", .nights = 0, .host = &p->hosts[0]};
    s.from = date_add(month, p_any(p, days));
    s.family = whose_turn(p, s.from, s.nights);
    if (s.family && s.from.d < p->today.d && p_beds_free(p, s.host, s.from) > 0) {
        choose_children(p, &s, 1);
        s.status = "happened";
        p_stay_put(p, &s);
    }
}

/* `stays` of one child for one night, then more nights or children until there are `nights` in all. */
static void month_stays(struct practice *p, hub_date month, int days)
{
    enum { MOST = BUSY_STAYS };
    int stays = p->busy ? MOST - p_any(p, 2) : p_between(p, 5, 7);
    int total = p->busy ? stays + stays / 10 : p_between(p, stays + 2 > 8 ? stays + 2 : 8, 12);
    int nights[MOST], children[MOST];
    for (int i = 0; i < stays; i++) {
        nights[i] = children[i] = 1;
    }
    for (int left = total - stays, i = 0; left > 0 && i < 200; i++) {
        int at = p_any(p, stays);
        if (nights[at] == 1 && children[at] == 1) {
            p_chance(p, 60) ? nights[at]++ : children[at]++;
            left--;
        }
    }
    int crisis =
        p_chance(p, EMERGENCY_PERCENT * stays) ? p_any(p, stays) : -1; /* one a month at most */
    for (int i = 0; i < stays; i++) {
        try_stay(p, month, days, nights[i], children[i], i == crisis ? "emergency" : "planned");
        if (p_chance(p, CANCELLED_PERCENT)) {
            add_cancelled(p, month, days);
        }
    }
    if (!p->busy) {
        add_tea(p, month, days);
    }
}

void practice_stays(struct practice *p)
{
    int year, m, day;
    practice_scenes(p);
    for (int i = 0; i < p->family_count;
         i++) { /* what is ahead says nothing about whose turn it was */
        p->families[i].last_stay = date_add(p->first, -1000);
    }
    date_to_ymd(p->first, &year, &m, &day);
    hub_date month =
        day == 1 ? p->first : date_add(p->first, date_days_in_month(year, m) - day + 1);
    while (month.d <= p->today.d + 50 && p->rc == HUB_OK) {
        date_to_ymd(month, &year, &m, &day);
        month_stays(p, month, date_days_in_month(year, m));
        month = date_add(month, date_days_in_month(year, m));
    }
}
