/* SPDX-License-Identifier: MIT */
/* Peers, their matches and weekly ticks, units of six calls, a group, supervision, training. */
#include "hub/base/str.h"
#include "hub/model/figures.h"
#include "hub/model/group.h"
#include "hub/model/peer.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "hub/model/training.h"
#include "hub/model/unit.h"
#include "practice_priv.h"

enum { PEERS = 5, MATCHES = 8, UNITS = 3, SESSIONS = 6 };

// clang-format off
static const char *const tags[] = {"single parent, school", "siblings, early permanence", "teenagers", "two mums, sleep", "school, hospital"};
static const char *const times[] = {"evenings", "Tuesday and Thursday", "weekends", "lunch times", "after 20:00"};
static const char *const weekdays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
static const char *const wanted[] = {"Someone who has siblings too.", "Someone who knows about school refusal.", "Another single parent.", "Someone two years ahead of us."};
static const char *const goals[] = {"\"To get through a bedtime without shouting.\"", "\"To understand what school wants from us.\"", "\"To feel I am not making it worse.\""};
static const char *const said[] = {"It is the one place I do not have to explain.", "He asked when he can come again before he had his shoes off.", "More dates in the holidays, please.", "You rang at exactly the right moment.", "I slept. All night."};
static const char *const courses[] = {"Children's first aid", "Sleep and worry", "Safer caring, a refresher", "Talking about life stories"};
static const char *const topics[] = {"Bedtimes; my own rest; the January rota.", "Two emergencies and what we learned.", "Newcomers and how to begin.", "Registers, keys, the long weekend."};
// clang-format on

static hub_id put_peer(struct practice *p, int at, const char *kind)
{
    const struct name_stock *s = &name_stocks[p_any(p, name_stock_count)];
    const char *name = s->she[p_any(p, s->she_count)];
    struct person person;
    struct peer peer;
    CLEAR(person, person);
    person.hub_id = p->hub;
    person.name =
        p_unused(p, arena_printf(p->a, "%s %s", name, s->surnames[p_any(p, s->surname_count)]), s);
    person.role = "peer";
    person.phone = p_phone(p, true);
    p_put(p, &person_noun, &person);
    CLEAR(peer, peer);
    peer.hub_id = p->hub;
    peer.person_id = person.record.id;
    peer.kind = kind;
    peer.most_families = 2;
    peer.experience = tags[at % COUNT(tags)];
    peer.free_times = ONE_OF(p, times);
    peer.trained_on = date_add(p->first, -p_between(p, 10, 300));
    peer.supervised_on = date_add(p->today, -p_between(p, 5, 50));
    peer.checks_until = date_add(p->today, p_between(p, 120, 700));
    peer.resting_until = at == PEERS - 1 ? date_add(p->today, 43) : DATE_NONE;
    p_put(p, &peer_noun, &peer);
    return peer.record.id;
}

static void put_tick(struct practice *p, hub_id match, hub_date monday, const char *answer)
{
    struct tick row;
    hub_wall at = wall_at(date_add(monday, p_between(p, 2, 6)), 18 * 60 + p_any(p, 180));
    CLEAR(tick, row);
    row.match_id = match;
    row.week = monday;
    row.in_touch = answer;
    row.rang = p_chance(p, 5);
    row.ticked_by = p->carer;
    row.ticked_at = wall_to_stamp(at.min < p->now.min ? at : p->now, NULL);
    p_put(p, &tick_noun, &row);
}

/* Weekly from `from` until before `to`; one family does not answer of late. */
static void put_ticks(struct practice *p, hub_id match, hub_date from, hub_date to, bool silent)
{
    hub_date monday = date_add(from, -date_weekday(from));
    for (; monday.d + 6 < to.d && p->rc == HUB_OK; monday = date_add(monday, 7)) {
        bool late = silent && date_diff(to, monday) < 28;
        int n = p_any(p, 100);
        put_tick(p, match, monday, late || n > 94 ? "tried" : n > 90 ? "no" : "yes");
    }
}

static void put_match(struct practice *p, const struct p_family *f, hub_id peer, hub_date from,
    hub_date to, bool silent)
{
    bool ended = to.d < p->today.d;
    struct peer_match row;
    CLEAR(peer_match, row);
    row.family_id = f->id;
    row.parent_id = f->adults[0].id;
    row.peer_id = peer;
    row.asked_on = date_add(from, -p_between(p, 7, 40));
    row.asked_for = ONE_OF(p, wanted);
    row.why_matched = "Times fit, and both know the long road.";
    row.agreed_on = from;
    row.weekly_day = ONE_OF(p, weekdays);
    row.kind = "weekly";
    row.status = ended ? "ended" : "agreed";
    row.review_1 = date_add(from, 21);
    row.review_2 = date_add(from, 70);
    row.review_3 = date_add(from, 126);
    row.reviewed_on = ended || silent ? DATE_NONE : date_add(p->today, -6);
    row.ended_on = ended ? to : DATE_NONE;
    row.ended_how = ended ? "as planned" : NULL;
    row.debriefed_on = ended ? date_add(to, 1) : DATE_NONE;
    p_put(p, &peer_match_noun, &row);
    put_ticks(p, row.record.id, from, ended ? to : p->today, silent);
}

/* Eight at a time; each lasts half a year or more, then the peer takes another family. */
static void put_matches(struct practice *p, const hub_id *peers)
{
    int slots = p->busy ? 1 : MATCHES;
    for (int slot = 0; slot < slots; slot++) {
        hub_date from = date_add(p->first, p_any(p, 60));
        for (int k = 0; from.d + 21 < p->today.d && p->rc == HUB_OK; k++) {
            const struct p_family *f = &p->families[(slot + k) % p->current];
            hub_date to = date_add(from, p_between(p, 170, 330));
            bool last = to.d + 40 > p->today.d;
            put_match(p, f, peers[slot % PEERS], from, last ? date_add(p->today, 90) : to,
                last && slot == 2);
            from = date_add(last ? p->today : to, p_between(p, 5, 15));
        }
    }
}

/* One family waits for a peer. */
static void put_waiting(struct practice *p)
{
    struct peer_match row;
    CLEAR(peer_match, row);
    row.family_id = p->families[p->current > 2 ? 2 : 0].id;
    row.asked_on = date_add(p->today, -19);
    row.asked_for = "Twins, and someone who talks about school.";
    row.kind = "weekly";
    row.status = "waiting";
    p_put(p, &peer_match_noun, &row);
}

static void put_unit(struct practice *p, int at, hub_id consultant)
{
    const struct p_family *f = &p->families[(at * 3 + 1) % p->current];
    int held = 2 * at + 1;
    struct unit row;
    CLEAR(unit, row);
    row.family_id = f->id;
    row.parent_id = f->adults[0].id;
    row.peer_id = consultant;
    row.assessed_on = date_add(p->today, -14 * (held + 1) + 3 + 7 * at);
    row.goals = goals[at % COUNT(goals)];
    row.planned = SESSIONS;
    row.status = "running";
    p_put(p, &unit_noun, &row);
    for (int i = 1; i <= SESSIONS; i++) {
        struct unit_session s;
        CLEAR(unit_session, s);
        s.unit_id = row.record.id;
        s.number = i;
        s.held_on = date_add(row.assessed_on, 14 * i);
        s.minutes = i <= held ? p_between(p, 40, 65) : INT_NONE;
        s.status = i <= held ? "held" : "planned";
        p_put(p, &unit_session_noun, &s);
    }
}

/* The first Tuesday of the month so many months ago. */
static hub_date tea_day(hub_date today, int months)
{
    int year, month, day;
    date_to_ymd(today, &year, &month, &day);
    int at = year * 12 + month - 1 - months;
    hub_date first = date_from_ymd(at / 12, at % 12 + 1, 1);
    return date_add(first, (TUE - date_weekday(first) + 7) % 7);
}

static void put_group(struct practice *p)
{
    struct support_group g;
    CLEAR(support_group, g);
    g.hub_id = p->hub;
    g.name = "Tuesday tea";
    g.leaders = arena_printf(p->a, "%s and %s", p->carer_name, p->families[0].adults[0].called);
    g.place = "Kirk Hall";
    g.rhythm = "first Tuesday of the month";
    g.drop_in_worker = p->liaison_name;
    g.drop_in_on = date_add(p->today, 10);
    g.members = 14;
    g.received = 300 + 160 * p->plan->years;
    g.spent = 184;
    p_put(p, &support_group_noun, &g);
    int months = p->busy ? 0 : 12 * p->plan->years;
    for (int i = months; i > 0; i--) {
        struct group_meeting m;
        CLEAR(group_meeting, m);
        m.group_id = g.record.id;
        m.held_on = tea_day(p->today, i);
        m.came = p_between(p, 5, 12);
        m.new_people = p_chance(p, 30);
        m.worker_came = p_chance(p, 75);
        m.spent = p_between(p, 0, 20);
        p_put(p, &group_meeting_noun, &m);
    }
}

static void put_supervision(struct practice *p, hub_date day, bool open)
{
    struct supervision s;
    CLEAR(supervision, s);
    s.hub_id = p->hub;
    s.held_on = day;
    s.with_whom = p->liaison_name;
    s.person_id = p->carer;
    s.topics = ONE_OF(p, topics);
    s.agreed = open ? "Book two weekends of own time for the spring." : "Go on as now.";
    s.due = open ? date_add(p->today, 9) : DATE_NONE;
    p_put(p, &supervision_noun, &s);
}

static void put_training(struct practice *p, hub_date day)
{
    struct training t;
    struct training_person who;
    CLEAR(training, t);
    t.hub_id = p->hub;
    t.name = ONE_OF(p, courses);
    t.held_on = day;
    t.trainer = "Kinga Piątek";
    t.minutes = 180;
    t.came = p_between(p, 4, 9);
    p_put(p, &training_noun, &t);
    CLEAR(training_person, who);
    who.training_id = t.record.id;
    who.person_id = p->carer;
    p_put(p, &training_person_noun, &who);
}

static void put_feedback(struct practice *p, hub_date day)
{
    struct feedback f;
    CLEAR(feedback, f);
    f.hub_id = p->hub;
    f.given_on = day;
    f.family_id = p->families[p_any(p, p->current)].id;
    f.said_by = "parent";
    f.about = "stay";
    f.score = p_between(p, 4, 5);
    f.words = ONE_OF(p, said);
    f.may_quote = p_chance(p, 50);
    p_put(p, &feedback_noun, &f);
}

/* What some families used before they joined, and since: less, as the hubs say. */
static void put_services(struct practice *p)
{
    static const struct {
        const char *service;
        int before, since; /* hours a year */
    } used[] = {{"CAMHS", 14, 6}, {"Social work", 20, 7}, {"School meetings", 12, 8},
        {"Hospital", 6, 4}};
    for (int i = 0; i < p->current; i += 2) {
        const struct p_family *f = &p->families[i];
        for (int k = 0; k < 2; k++) {
            int which = (i / 2 + k) % (int)COUNT(used);
            struct service_used s;
            CLEAR(service_used, s);
            s.family_id = f->id;
            s.service = used[which].service;
            s.outcome = "used";
            s.used_on = date_add(f->joined, -180 - 7 * i);
            s.until = date_add(f->joined, -14);
            s.hours = used[which].before / 2 + i % 3;
            s.times = s.hours / 2;
            p_put(p, &service_used_noun, &s);
            if (date_add(f->joined, 200).d < p->today.d) {
                s.record.id = ID_NONE;
                s.used_on = date_add(f->joined, 20);
                s.until = date_add(f->joined, 186);
                s.hours = used[which].since / 2;
                s.times = s.hours;
                p_put(p, &service_used_noun, &s);
            }
        }
    }
}

static void put_years(struct practice *p)
{
    for (hub_date d = date_add(p->today, -12); d.d > p->first.d && p->rc == HUB_OK;
         d = date_add(d, -30)) {
        put_supervision(p, d, d.d == p->today.d - 12);
        if (p_chance(p, 25)) {
            put_training(p, date_add(d, 3));
        }
        if (p_chance(p, 60)) {
            put_feedback(p, date_add(d, 6));
        }
    }
}

void practice_peers(struct practice *p)
{
    hub_id peers[PEERS];
    for (int i = 0; i < PEERS; i++) {
        peers[i] = put_peer(p, i, "peer");
    }
    put_matches(p, peers);
    put_waiting(p);
    hub_id consultant = put_peer(p, PEERS, "parent consultant");
    for (int i = 0; i < UNITS; i++) {
        put_unit(p, i, consultant);
    }
    put_group(p);
    if (!p->busy) {
        put_years(p);
        put_services(p);
    }
}
