/* SPDX-License-Identifier: MIT */
/* Facts about homes, hosts, rooms, beds, and when a host is away. */
#include "book_priv.h"
#include "hub/base/str.h"
#include "hub/model/home.h"
#include "hub/model/host.h"

static int32_t number(int64_t n)
{
    return n == INT_NONE ? -1 : (int32_t)n;
}

static struct rota_home home_row(hub_id id, int32_t hub)
{
    return (struct rota_home){.id = id.n,
        .hub = hub,
        .beds = -1,
        .safety_until = DATE_NONE,
        .plan_until = DATE_NONE,
        .plan_done = DATE_NONE,
        .review_until = DATE_NONE};
}

/* A host of whom no home is written down has one of their own: the homes come first, then these. */
static void homes_and_hosts(struct book *b)
{
    struct rota_book *out = b->out;
    size_t n = b->hosts.count, homes = b->homes.count;
    struct rota_home *home = arena_array(b->a, homes + n + 1, sizeof *home);
    struct rota_host *host = arena_array(b->a, n + 1, sizeof *host);
    const char **names = arena_array(b->a, n + 1, sizeof *names);
    int32_t *rank = arena_array(b->a, n + 1, sizeof *rank);
    for (size_t i = 0; i < homes; i++) {
        const struct home *r = record_at(&b->homes, i);
        home[i] = home_row(r->record.id, book_at(&b->hub_at, r->hub_id));
        home[i].listed = true;
    }
    for (size_t i = 0; i < n; i++) {
        names[i] = ((const struct host *)record_at(&b->hosts, i))->name;
    }
    book_rank(b, &b->hosts, names, rank);
    for (size_t i = 0; i < n; i++) {
        const struct host *r = record_at(&b->hosts, i);
        int32_t at = book_at(&b->home_at, r->home_id);
        int32_t hub = book_at(&b->hub_at, r->hub_id);
        if (at < 0) {
            at = (int32_t)homes;
            home[homes++] = home_row(r->record.id, hub);
        }
        home[at].beds = number(r->beds) > home[at].beds ? number(r->beds) : home[at].beds;
        host[i] = (struct rota_host){.id = r->record.id.n,
            .rank = rank[i],
            .hub = hub,
            .home = at,
            .weekends_in_a_row = number(r->weekends_in_a_row),
            .weekends_per_year = number(r->weekends_per_year),
            .usual_weekends = number(r->usual_weekends),
            .weekends_just_done = number(r->weekends_just_done)};
    }
    b->home_rows = home;
    b->host_rows = host;
    out->facts.homes = home;
    out->facts.home_count = (int32_t)homes;
    out->facts.hosts = host;
    out->facts.host_count = (int32_t)n;
    out->names.hosts = out->host_full = names;
}

static enum hub_rc rooms(struct book *b, struct hub_err *err)
{
    enum hub_rc rc = book_list(b, &room_noun, &b->rooms, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_room *rows = arena_array(b->a, b->rooms.count + 1, sizeof *rows);
    book_index(b, &b->rooms, &b->room_at);
    for (size_t i = 0; i < b->rooms.count; i++) {
        const struct room *r = record_at(&b->rooms, i);
        rows[i] = (struct rota_room){
            r->record.id.n, book_at(&b->home_at, r->home_id), str_eq(r->kind, "carers' room")};
    }
    b->out->facts.rooms = rows;
    b->out->facts.room_count = (int32_t)b->rooms.count;
    return HUB_OK;
}

static enum hub_rc beds(struct book *b, struct hub_err *err)
{
    enum hub_rc rc = book_list(b, &bed_noun, &b->beds, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_bed *rows = arena_array(b->a, b->beds.count + 1, sizeof *rows);
    int32_t n = 0;
    idmap_on(&b->bed_at, b->a);
    for (size_t i = 0; i < b->beds.count; i++) {
        const struct bed *r = record_at(&b->beds, i);
        int32_t room = book_at(&b->room_at, r->room_id);
        if (r->in_use != 0 && room >= 0) {
            idmap_put(&b->bed_at, r->record.id, n);
            rows[n++] = (struct rota_bed){r->record.id.n, room, number(r->oldest)};
        }
    }
    b->out->facts.beds = rows;
    b->out->facts.bed_count = n;
    return HUB_OK;
}

static void add_closure(struct book *b, const struct closure *c, struct rota_away *rows, int32_t *n)
{
    int32_t home = book_at(&b->home_at, c->home_id);
    for (int32_t i = 0; home >= 0 && i < b->out->facts.host_count; i++) {
        if (b->out->facts.hosts[i].home == home) {
            rows[(*n)++] = (struct rota_away){i, -1, c->from_date, c->to_date, false};
        }
    }
}

static enum hub_rc aways(struct book *b, struct hub_err *err)
{
    char from[DATE_TEXT];
    struct record_list away, closed;
    struct record_query q = {.order = away_noun.order};
    if (date_known(b->away_from)) {
        query_text(&q, "to_date", RECORD_FROM, date_iso(b->away_from, from));
    }
    enum hub_rc rc = book_query(b, &away_noun, &q, &away, err);
    if (rc == HUB_OK) {
        rc = book_list(b, &closure_noun, &closed, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    size_t most = away.count + closed.count * (b->hosts.count + 1) + 1;
    struct rota_away *rows = arena_array(b->a, most, sizeof *rows);
    int32_t n = 0;
    for (size_t i = 0; i < away.count; i++) {
        const struct away *r = record_at(&away, i);
        int32_t host = book_at(&b->host_at, r->host_id);
        if (host >= 0) {
            rows[n++] = (struct rota_away){host, book_at(&b->household_at, r->household_id),
                r->from_date, r->to_date, r->own_time == 1};
        }
    }
    for (size_t i = 0; i < closed.count; i++) {
        add_closure(b, record_at(&closed, i), rows, &n);
    }
    b->out->facts.aways = rows;
    b->out->facts.away_count = n;
    return HUB_OK;
}

static enum hub_rc cars(struct book *b, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = book_list(b, &car_noun, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct car *c = record_at(&list, i);
        int32_t home = book_at(&b->home_at, c->home_id);
        if (home >= 0) {
            b->home_rows[home].car = true;
            b->home_rows[home].seats += c->seats == INT_NONE ? 0 : (int32_t)c->seats;
            b->home_rows[home].child_seats +=
                c->child_seats == INT_NONE ? 0 : (int32_t)c->child_seats;
        }
    }
    return rc;
}

/* The places of household members among the people, where book_people will put them. */
static enum hub_rc household_places(struct book *b, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = book_list(b, &household_noun, &list, err);
    if (rc == HUB_OK) {
        book_index(b, &list, &b->household_at);
    }
    return rc;
}

enum hub_rc book_homes(struct book *b, struct hub_err *err)
{
    enum hub_rc rc = book_list(b, &home_noun, &b->homes, err);
    if (rc == HUB_OK) {
        rc = book_list(b, &host_noun, &b->hosts, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    book_index(b, &b->homes, &b->home_at);
    book_index(b, &b->hosts, &b->host_at);
    homes_and_hosts(b);
    rc = rooms(b, err);
    if (rc == HUB_OK) {
        rc = beds(b, err);
    }
    if (rc == HUB_OK) {
        rc = household_places(b, err);
    }
    if (rc == HUB_OK) {
        rc = cars(b, err);
    }
    return rc == HUB_OK ? aways(b, err) : rc;
}
