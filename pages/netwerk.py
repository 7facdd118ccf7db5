"""Network: the assignment and its figures, the sessions and partners, the jobs, and what is not known."""

from ui import network, network_jobs, network_learned

found = network.programme()
network.headline(found)
network.contents()
network.assignment(found)
network.law_and_aims(found)
network.phases(found)
network.challenges(found)
network.sessions(found)
network.partners(found)
network_jobs.jobs()
network_learned.learned(found)
network_learned.timeline(found)
network.roles(found)
network.remarks(found)
network.unknown(found)
