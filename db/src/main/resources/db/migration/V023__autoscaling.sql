-- How workloads grow with their load, from the number of replicas on; both null where there are always as many.
alter table environment add column most_replicas int;
alter table environment add column cpu_percent int;
alter table environment add constraint environment_autoscaling
    check ((most_replicas is null) = (cpu_percent is null) and most_replicas > replicas and cpu_percent between 1 and 100);
comment on column environment.cpu_percent is 'of the processor time replicas ask for that they are to use on average';
