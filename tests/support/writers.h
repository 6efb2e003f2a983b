/* SPDX-License-Identifier: MIT */
/* Programs that write to one hub at once, each as another person, through the same verbs as a screen. */
#ifndef TESTS_WRITERS_H
#define TESTS_WRITERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { WRITERS_MOST = 8, WRITER_SAVES = 20000, WRITER_KINDS = 6 };

extern const char *const writer_names[WRITERS_MOST]; /* hub carers of writers_people */
extern const char *const writer_kinds[WRITER_KINDS]; /* "a line of the log" */

struct writer_end {
    int64_t saves, failed;
    int64_t lost;            /* of its own lines of the log: not there, or there though taken back */
    int64_t us[WRITER_SAVES]; /* how long each took, the wait for others included */
    unsigned char kind[WRITER_SAVES];
    long rss_kb, pss_kb;     /* at the end */
    char said[1280];         /* of the first that failed */
};

struct writers {
    size_t count;
    pid_t pids[WRITERS_MOST];
    struct writer_end *ends; /* shared with them */
};

struct writers_ask {
    const char *file;
    size_t count;
    int saves;    /* each; 0: as many as there is time for */
    int seconds;  /* 0: until all are done */
    void (*rest)(unsigned n); /* after each save, told a random number; NULL: on at once */
    uint64_t seed;
};

/* The names above become hub carers of the file; false when one cannot. */
bool writers_people(const char *file);
bool writers_start(struct writers *w, const struct writers_ask *ask);
bool writers_running(struct writers *w);
void writers_wait(struct writers *w); /* until all have ended; a crash is a failed save */
void writers_free(struct writers *w);
/* Of /proc/PID/smaps_rollup: "Pss:", "Rss:". 0: not known. */
long writers_memory_kb(pid_t pid, const char *what);

#endif
