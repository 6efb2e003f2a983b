/* SPDX-License-Identifier: MIT */
#include "bench_table.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

enum { CELL = 64, COLUMNS = BENCH_SIZES + 5, LINE = 256 };

/*
 * How much more may come of 200 hubs than of one. What grows with the hub: the hubs of the largest
 * file have three and a half times as many sleepovers. `slack` is what no person notices.
 */
static const struct {
    const char *word, *grew;
    double most;
} growths[GROWTHS] = {
    {"flat", "GREW: should be flat", 2},
    {"with the hub", "GREW: more than the hub", 8},
    {"with the file", "GREW: more than the file", 300},
};

static const struct {
    const char *unit;
    double slack;
} slacks[] = {{"ms", 2}, {"bytes", 60}, {"MB", 2}};

/* --- what a row says --- */

static const struct bench_figure *first_of(const struct bench_table *t, size_t row)
{
    for (int i = 0; i < t->size_count; i++) {
        if (t->figures[row][i].is) {
            return &t->figures[row][i];
        }
    }
    return NULL;
}

static const struct bench_figure *last_of(const struct bench_table *t, size_t row)
{
    for (int i = t->size_count; i-- > 0;) {
        if (t->figures[row][i].is) {
            return &t->figures[row][i];
        }
    }
    return NULL;
}

static double ratio_of(const struct bench_table *t, size_t row)
{
    const struct bench_figure *from = first_of(t, row), *to = last_of(t, row);
    return from && to && from != to && from->value > 0 ? to->value / from->value : 1;
}

static bool grew(const struct bench_table *t, size_t row)
{
    const struct bench_row *r = &t->rows[row];
    const struct bench_figure *from = first_of(t, row), *to = last_of(t, row);
    double slack = 0;
    for (size_t i = 0; i < sizeof slacks / sizeof *slacks; i++) {
        slack = strcmp(slacks[i].unit, r->unit ? r->unit : "") == 0 ? slacks[i].slack : slack;
    }
    return from && to && to->value - from->value > slack &&
           to->value > from->value * growths[r->growth].most;
}

static bool over(const struct bench_table *t, size_t row)
{
    const struct bench_row *r = &t->rows[row];
    bool any = false;
    for (int i = 0; i < t->size_count; i++) {
        const struct bench_figure *f = &t->figures[row][i];
        any = any || (f->is && r->target > 0 && f->value > r->target) ||
              (f->is && r->target_high > 0 && f->high > r->target_high) ||
              (f->is && r->how == BENCH_IDLE && f->value > 0);
    }
    return any;
}

static bool failed(const struct bench_table *t, size_t row)
{
    bool any = false;
    for (int i = 0; i < t->size_count; i++) {
        any = any || !t->figures[row][i].is;
    }
    return t->rows[row].how != BENCH_HEADING && any;
}

/* --- cells --- */

static void put_number(char *to, size_t size, double n)
{
    snprintf(to, size, n >= 100 ? "%.0f" : n >= 10 ? "%.1f" : "%.2f", n);
}

static void put_figure(char to[CELL], const struct bench_row *r, const struct bench_figure *f)
{
    char value[CELL / 2], high[CELL / 2];
    bool whole = strcmp(r->unit, "bytes") == 0;
    if (!f->is) {
        snprintf(to, CELL, "failed");
        return;
    }
    put_number(value, sizeof value, f->value);
    put_number(high, sizeof high, f->high);
    if (whole) {
        snprintf(value, sizeof value, "%.0f", f->value);
        snprintf(high, sizeof high, "%.0f", f->high);
    }
    snprintf(to, CELL, f->high < 0 ? "%s" : "%s / %s", value, high);
}

static void put_target(char to[CELL], const struct bench_table *t, size_t row)
{
    const struct bench_row *r = &t->rows[row];
    const char *end = over(t, row) ? " OVER" : "";
    if (r->how == BENCH_IDLE) {
        snprintf(to, CELL, "0%s", end);
    } else if (r->target > 0 && r->target_high > 0) {
        snprintf(to, CELL, "%g / %g%s", r->target, r->target_high, end);
    } else if (r->target > 0 || r->target_high > 0) {
        snprintf(to, CELL, r->target > 0 ? "%g%s" : "– / %g%s",
            r->target > 0 ? r->target : r->target_high, end);
    } else {
        snprintf(to, CELL, "%s", "");
    }
}

static size_t put_row(const struct bench_table *t, size_t row, char cells[COLUMNS][CELL])
{
    const struct bench_row *r = &t->rows[row];
    size_t n = 0;
    bool heading = r->how == BENCH_HEADING;
    snprintf(cells[n++], CELL, heading ? "**%s**" : "%s", r->name);
    snprintf(cells[n++], CELL, "%s", heading ? "" : r->unit);
    for (int i = 0; i < t->size_count; i++, n++) {
        cells[n][0] = '\0';
        if (!heading) {
            put_figure(cells[n], r, &t->figures[row][i]);
        }
    }
    cells[n][0] = '\0';
    if (!heading) {
        snprintf(cells[n], CELL, "%.1f", ratio_of(t, row));
    }
    n++;
    snprintf(cells[n++], CELL, "%s",
        heading        ? ""
        : grew(t, row) ? growths[r->growth].grew
                       : growths[r->growth].word);
    if (heading) {
        cells[n][0] = '\0';
    } else {
        put_target(cells[n], t, row);
    }
    return n + 1;
}

static size_t put_head(const struct bench_table *t, char cells[COLUMNS][CELL])
{
    size_t n = 0;
    snprintf(cells[n++], CELL, "what");
    snprintf(cells[n++], CELL, "unit");
    for (int i = 0; i < t->size_count; i++) {
        snprintf(cells[n++], CELL, "%d hub%s", t->hubs[i], t->hubs[i] == 1 ? "" : "s");
    }
    snprintf(cells[n++], CELL, "%d : %d", t->hubs[t->size_count - 1], t->hubs[0]);
    snprintf(cells[n++], CELL, "grows");
    snprintf(cells[n++], CELL, "held to");
    return n;
}

/* --- lines --- */

/* Letters, not bytes: what begins no letter is skipped. */
static int width_of(const char *s)
{
    int n = 0;
    for (; *s; s++) {
        n += ((unsigned char)*s & 0xC0) != 0x80;
    }
    return n;
}

static bool to_the_right(size_t column, size_t columns)
{
    return column >= 2 && column + 2 < columns;
}

static void print_line(char cells[COLUMNS][CELL], const int widths[COLUMNS], size_t columns)
{
    for (size_t i = 0; i < columns; i++) {
        int gap = widths[i] - width_of(cells[i]);
        bool right = to_the_right(i, columns);
        printf("| %*s%s%*s ", right ? gap : 0, "", cells[i], right ? 0 : gap, "");
    }
    printf("|\n");
}

static void print_rule(const int widths[COLUMNS], size_t columns)
{
    for (size_t i = 0; i < columns; i++) {
        printf("| ");
        for (int k = 0; k < widths[i]; k++) {
            putchar(to_the_right(i, columns) && k == widths[i] - 1 ? ':' : '-');
        }
        putchar(' ');
    }
    printf("|\n");
}

static void widen(int widths[COLUMNS], char cells[COLUMNS][CELL], size_t columns)
{
    for (size_t i = 0; i < columns; i++) {
        int w = width_of(cells[i]);
        widths[i] = w > widths[i] ? w : widths[i];
    }
}

void bench_print(const struct bench_table *t)
{
    char cells[COLUMNS][CELL];
    int widths[COLUMNS] = {0};
    size_t columns = put_head(t, cells);
    widen(widths, cells, columns);
    for (size_t i = 0; i < t->count; i++) {
        put_row(t, i, cells);
        widen(widths, cells, columns);
    }
    put_head(t, cells);
    print_line(cells, widths, columns);
    print_rule(widths, columns);
    for (size_t i = 0; i < t->count; i++) {
        put_row(t, i, cells);
        print_line(cells, widths, columns);
    }
}

/* --- the machine --- */

/* What stands behind `key` and its = or : in a file of such lines. */
static void line_of(const char *path, const char *key, char out[LINE])
{
    char line[LINE];
    FILE *f = fopen(path, "r");
    bool found = false;
    snprintf(out, LINE, "unknown");
    while (f && !found && fgets(line, sizeof line, f)) {
        size_t len = strlen(key);
        found = strncmp(line, key, len) == 0;
        const char *value = line + len;
        value += strspn(value, " \t:=\"");
        if (found) {
            snprintf(out, LINE, "%.*s", (int)strcspn(value, "\"\n"), value);
        }
    }
    if (f) {
        fclose(f);
    }
}

static const char *compiler(void)
{
#ifdef __clang__
    return "clang " __clang_version__;
#else
    return "gcc " __VERSION__;
#endif
}

void bench_print_machine(const struct bench_table *t)
{
    char cpu[LINE], memory[LINE], system[LINE], load[LINE], day[32] = "";
    struct utsname u = {0};
    time_t now = time(NULL);
    struct tm local;
    line_of("/proc/cpuinfo", "model name", cpu);
    line_of("/proc/meminfo", "MemTotal", memory);
    line_of("/etc/os-release", "PRETTY_NAME", system);
    line_of("/proc/loadavg", "", load);
    uname(&u);
    if (localtime_r(&now, &local)) {
        strftime(day, sizeof day, "%d %b %Y", &local);
    }
    printf("hub %s on %s: %s, %ld processors, %ld GB of memory; %s, Linux %s %s; %s.\n", HUB_VERSION,
        day, cpu, sysconf(_SC_NPROCESSORS_ONLN), (strtol(memory, NULL, 10) + (1L << 19)) >> 20, system,
        u.release, u.machine, compiler());
    printf("Before it began, %.*s programs wanted a processor.\n", (int)strcspn(load, " "), load);
    printf("Files:");
    for (int i = 0; i < t->size_count; i++) {
        printf("%s %d hub%s %.0f MB", i ? "," : "", t->hubs[i], t->hubs[i] == 1 ? "" : "s", t->file_mb[i]);
    }
    printf(".\n\n");
}

/* --- the summary --- */

static size_t name_those(const struct bench_table *t, const char *what,
    bool (*is)(const struct bench_table *t, size_t row))
{
    size_t n = 0;
    for (size_t i = 0; i < t->count; i++) {
        if (is(t, i)) {
            printf("%s%s (%s)", n ? "; " : what, t->rows[i].name, t->rows[i].unit);
            n++;
        }
    }
    printf("%s", n ? ".\n" : "");
    return n;
}

size_t bench_print_summary(const struct bench_table *t)
{
    size_t rows = 0;
    for (size_t i = 0; i < t->count; i++) {
        rows += t->rows[i].how != BENCH_HEADING;
    }
    printf("\n%zu rows.\n", rows);
    if (name_those(t, "Grew and should not: ", grew) == 0) {
        printf("No row that should be flat grew.\n");
    }
    if (name_those(t, "Over what it is held to: ", over) == 0) {
        printf("None is over what it is held to.\n");
    }
    return name_those(t, "Failed: ", failed);
}
