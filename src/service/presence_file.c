/* SPDX-License-Identifier: MIT */
/*
 * Places in a file, each locked by the program that has it. The system takes the lock away when the
 * program ends, whatever ends it, so nobody has to say that he is still there. Such locks belong to a
 * process and a file: it is opened here only, and once.
 */
#include "presence_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PLACE = sizeof(struct presence_place) };

_Static_assert(PLACE == 128, "a place is a power of two and lies in one page");

static uint64_t sum_of(const struct presence_place *p)
{
    uint64_t sum = 0xcbf29ce484222325u ^ (uint64_t)p->person;
    sum = sum * 0x100000001b3u ^ (uint64_t)p->count;
    for (size_t i = 0; i < EDITING_MOST; i++) {
        sum = sum * 0x100000001b3u ^ (uint64_t)p->open[i].record;
        sum = sum * 0x100000001b3u ^ (uint64_t)p->open[i].since_ms;
    }
    return sum;
}

static struct flock lock_of(int place, short type)
{
    return (struct flock){
        .l_type = type, .l_whence = SEEK_SET, .l_start = (off_t)place * PLACE, .l_len = PLACE};
}

static bool take(const struct presence *p, int place)
{
    struct flock l = lock_of(place, F_WRLCK);
    return fcntl(p->fd, F_SETLK, &l) == 0;
}

static bool taken(const struct presence *p, int place)
{
    struct flock l = lock_of(place, F_WRLCK);
    return fcntl(p->fd, F_GETLK, &l) == 0 && l.l_type != F_UNLCK;
}

static void give_back(const struct presence *p, int place)
{
    struct flock l = lock_of(place, F_UNLCK);
    (void)fcntl(p->fd, F_SETLK, &l);
}

static bool open_file(struct presence *p, const char *path, int create)
{
    struct stat st;
    if (p->fd < 0) {
        p->fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | create, 0600);
    }
    if (p->fd >= 0 && (fstat(p->fd, &st) != 0 || !S_ISREG(st.st_mode))) {
        presence_close(p);
    }
    return p->fd >= 0;
}

static bool put(const struct presence *p, int place, const struct presence_place *what)
{
    return pwrite(p->fd, what, PLACE, (off_t)place * PLACE) == PLACE;
}

void presence_sweep(struct presence *p)
{
    static const struct presence_place empty;
    struct presence_place there;
    for (int i = 0; p->fd >= 0 && i < PRESENCE_PLACES; i++) {
        if (i == p->own || pread(p->fd, &there, PLACE, (off_t)i * PLACE) != PLACE ||
            memcmp(&there, &empty, PLACE) == 0 || !take(p, i)) {
            continue;
        }
        (void)put(p, i, &empty);
        give_back(p, i);
    }
}

static bool own_place(struct presence *p, const char *path)
{
    for (int i = 0; p->own < 0 && open_file(p, path, O_CREAT) && i < PRESENCE_PLACES; i++) {
        if (take(p, i)) {
            p->own = i;
            presence_sweep(p);
        }
    }
    return p->own >= 0;
}

void presence_tell(struct presence *p, const char *path, const struct presence_place *place)
{
    struct presence_place now = *place;
    now.sum = now.count ? sum_of(&now) : 0;
    if (memcmp(&now, &p->told, PLACE) != 0 && own_place(p, path) && put(p, p->own, &now)) {
        p->told = now;
    }
}

bool presence_read(struct presence *p, const char *path)
{
    struct presence_place now[PRESENCE_PLACES] = {{0}};
    ssize_t n = open_file(p, path, 0) ? pread(p->fd, now, sizeof now, 0) : 0;
    for (int i = 0; n >= 0 && i < PRESENCE_PLACES; i++) {
        bool whole = now[i].count > 0 && now[i].count <= EDITING_MOST && now[i].sum == sum_of(&now[i]);
        if (now[i].count && !whole && taken(p, i)) {
            now[i] = p->last[i]; /* being written: the next time */
        } else if (!whole || i == p->own || !taken(p, i)) {
            now[i] = (struct presence_place){0};
        }
    }
    bool other = n >= 0 && memcmp(now, p->last, sizeof now) != 0;
    if (other) {
        memcpy(p->last, now, sizeof now);
    }
    return other;
}

void presence_close(struct presence *p)
{
    static const struct presence_place empty;
    if (p->fd >= 0 && p->own >= 0) {
        (void)put(p, p->own, &empty);
    }
    if (p->fd >= 0) {
        close(p->fd);
    }
    p->fd = p->own = -1;
    p->told = empty;
}
