/* SPDX-License-Identifier: MIT */
/* A calendar file of 5,000 events, a quarter of them series, in, again, and out. Target: 1 s, 50 MB. */
#include "hub/base/clock.h"
#include "hub/base/str.h"
#include "hub/exchange/ics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { EVENTS = 5000 };

static const char *file_text(struct arena *a)
{
    struct sb b = sb_on(a);
    sb_add(&b, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    for (int i = 0; i < EVENTS; i++) {
        int month = 1 + i / 28 % 12, day = 1 + i % 28, hour = i % 24;
        sb_addf(&b, "BEGIN:VEVENT\r\nUID:e%d@example\r\nDTSTAMP:20260101T000000Z\r\n", i);
        sb_addf(&b, "DTSTART;TZID=Europe/London:2027%02d%02dT%02d0000\r\n", month, day, hour);
        sb_addf(&b, "DTEND;TZID=Europe/London:2027%02d%02dT%02d3000\r\n", month, day, hour);
        sb_addf(&b, "SUMMARY:Event %d\r\nLOCATION:The hall\r\nDESCRIPTION:Some words\\nand more\r\n", i);
        if (i % 4 == 0) {
            sb_addf(&b, "RRULE:FREQ=WEEKLY\r\nEXDATE:2027%02d%02dT%02d0000\r\n", month, day, hour);
        }
        sb_add(&b, "END:VEVENT\r\n");
    }
    sb_add(&b, "END:VCALENDAR\r\n");
    return sb_str(&b);
}

static enum hub_rc bring(struct hub *h, const char *text, const char *what, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct calendar_entries entries;
    struct calendar_import report;
    struct import_options o = {0};
    struct faults faults;
    int64_t start = clock_monotonic_us();
    faults_on(&faults, a);
    enum hub_rc rc = ics_read("bench.ics", text, strlen(text), a, &entries, &faults, err);
    int64_t read = clock_monotonic_us();
    rc = rc == HUB_OK ? hub_import_calendar(h, &entries, &o, a, &report, &faults, err) : rc;
    printf("calendar file of %d events, %s: read %.1f ms, taken in %.1f ms\n", EVENTS, what,
        (double)(read - start) / 1000, (double)(clock_monotonic_us() - read) / 1000);
    arena_destroy(a);
    return rc;
}

int main(void)
{
    struct hub_clock clock;
    struct hub_err err;
    struct hub *h = NULL;
    struct rusage usage;
    struct arena *a = arena_create();
    const char *tmp = getenv("TMPDIR");
    const char *path = arena_printf(a, "%s/bench-ics-%ld.db", tmp ? tmp : "/tmp", (long)getpid());
    struct hub_opening o = {.path = path, .clock = &clock};
    struct hub_start start = {.name = "Robin Hub", .carer = "Amina"};
    clock_system(&clock);
    enum hub_rc rc = hub_init(&o, &start, &err);
    rc = rc == HUB_OK ? hub_open(&o, &h, &err) : rc;
    const char *text = file_text(a);
    rc = rc == HUB_OK ? bring(h, text, "new", &err) : rc;
    rc = rc == HUB_OK ? bring(h, text, "again", &err) : rc;
    getrusage(RUSAGE_SELF, &usage);
    printf("calendar file: at most %ld MB\n", usage.ru_maxrss / 1024);
    hub_close(h);
    unlink(path);
    if (rc != HUB_OK) {
        printf("%s\n", err.msg);
    }
    arena_destroy(a);
    return rc != HUB_OK;
}
